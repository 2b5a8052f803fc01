import { escapeMarkup } from '../_includes/markup.mjs';
import { site } from '../_includes/publication.mjs';
import { writeSitemap, writeSitemapIndex } from '../_includes/sitemap.mjs';

export const data = {
  pagination: { data: 'files', size: 1, alias: 'file' },
  files: ['sitemap.xml', 'sitemaps/lists.xml', 'news-sitemap.xml', 'robots.txt', 'opml.xml', 'api/topics/index.json'],
  permalink: ({ file }) => `/${file}`,
  eleventyImport: { collections: ['feeds', 'months', 'listPages'] },
};

const newest = ({ stories }) => stories[0]?.stamp;

const FILES = {
  'sitemap.xml': ({ months }) => {
    const ofMonths = months.map((month) => ({ path: `/sitemaps/${month.key}.xml`, stamp: newest(month) }));
    return writeSitemapIndex([{ path: '/sitemaps/lists.xml' }, ...ofMonths]);
  },
  'sitemaps/lists.xml': ({ listPages, months }) => {
    const indexes = ['/', '/topics/', '/providers/', '/archive/', '/newsletter/', '/search/', '/feeds/'].map((path) => ({ path }));
    const lists = listPages.map((page) => ({ path: page.path, stamp: newest(page) }));
    const ofMonths = months.map((month) => ({ path: `/archive/${month.key}/`, stamp: newest(month) }));
    return writeSitemap([...indexes, ...lists, ...ofMonths]);
  },
  'news-sitemap.xml': () => writeSitemap([]),
  'robots.txt': () => `User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap.xml\nSitemap: ${site.url}/news-sitemap.xml\n`,
  'opml.xml': ({ feeds }) => {
    const lines = feeds.map(({ name, path, description }) => {
      const title = escapeMarkup(name);
      const text = escapeMarkup(description ?? `Stories from ${name}, collected by ${site.title}.`);
      return `<outline type="rss" text="${title}" title="${title}" description="${text}" xmlUrl="${site.url}${path}rss.xml" htmlUrl="${site.url}${path}"/>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head><title>Feeds of ${site.title}</title></head>\n<body>\n${lines.join('')}</body>\n</opml>\n`;
  },
  'api/topics/index.json': ({ feeds }) => {
    const services = ({ slug, path }) =>
      Object.entries({ news: `/api/news/${slug}/index.json`, rss: `${path}rss.xml`, atom: `${path}atom.xml`, feed: `${path}feed.json` });
    const value = feeds
      .filter(({ kind }) => kind === 'topics')
      .map((list) => ({
        name: list.name,
        shortname: list.name,
        id: list.slug,
        parent: list.parent ?? null,
        services: services(list).map(([name, path]) => ({ name, endpoint: site.url + path })),
      }));
    return JSON.stringify({ value });
  },
};

export function render({ file, collections }) {
  return FILES[file](collections);
}
