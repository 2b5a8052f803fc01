import { findForeignCanonical, isReadHere } from '../../content/story-source.ts';
import type { Site } from '../../site.ts';
import { element, textElement } from '../markup.ts';

/** Google's rules (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
const MAX_STORIES = 1000;
/** Milliseconds. */
const TWO_DAYS = 48 * 3600 * 1000;

/**
 * The stories of the last two days for Google News. It goes by the build's clock, as Google asks; nothing else does.
 * Stories that only lead elsewhere are not ours to announce, unless `site.yaml` says otherwise.
 */
export function writeNewsSitemap({ settings, addresses, ofLast }: Pick<Site, 'settings' | 'addresses' | 'ofLast'>): string {
  const stories = ofLast(TWO_DAYS)
    .filter((article) => settings.newsSitemap === 'all' || isReadHere(article))
    // What is paid for is no news (https://support.google.com/news/publisher-center/answer/6204050).
    .filter(({ label }) => label !== 'sponsored')
    .filter((article) => findForeignCanonical(article, settings) === undefined)
    .slice(0, MAX_STORIES);
  const writePublication = (language: string) =>
    element('news:publication', {}, textElement('news:name', settings.title) + textElement('news:language', newsLanguage(language)));
  const entries = stories.map(({ slug, title, publishedAt, language = settings.language }) =>
    element(
      'url',
      {},
      textElement('loc', addresses.absolute(addresses.article(slug))) +
        element(
          'news:news',
          {},
          writePublication(language) + textElement('news:publication_date', publishedAt.toISOString()) + textElement('news:title', title),
        ),
    ),
  );
  const namespaces = {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('urlset', namespaces, `\n${entries.join('\n')}\n`)}\n`;
}

/** An ISO 639 code; for Chinese alone Google wants the script told by a region: `zh-cn` or `zh-tw`. */
function newsLanguage(language: string): string {
  const { language: code, script } = new Intl.Locale(language).maximize();
  if (code !== 'zh') return code;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
