import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { temporaryFolder } from '../run-command.ts';

/** As a bot writes it, and as the text that readers are to see. */
const WRITTEN =
  '&lt;script&gt;pwned()&lt;/script&gt;]]&gt;" --&gt;&lt;img src=x onerror=pwned()&gt; {{pwned}}\nDisallow: / &amp;lt;b&amp;gt;';
const SEEN = '<script>pwned()</script>]]>" --><img src=x onerror=pwned()> {{pwned}} Disallow: / &lt;b&gt;';
const hostile = (name: string) => `${name} ${WRITTEN}`;

/** What readers see of a text by its first word. */
export const seen = (name: string): string => `${name} ${SEEN}`;

const ADDRESS = 'https://a.example/"><script>pwned()</script>?a=1&b=\'2\n';
const PATH = '/about/?"><script>pwned()</script>';

const SITE = {
  title: hostile('Paper'),
  description: hostile('Says'),
  url: 'https://paper.example',
  feeds: { content: 'excerpt' },
  menu: [{ link: ADDRESS, name: hostile('Shop') }],
  footer: { text: hostile('Foot'), links: [{ page: 'about', name: hostile('Us') }], social: [ADDRESS] },
  organization: { name: hostile('House'), address: hostile('Street'), email: 'desk@paper.example', founded: 1921 },
  policies: { corrections: PATH, ethics: ADDRESS },
  licence: ADDRESS,
  robots: { ai: 'licence', terms: ADDRESS },
  newsletterForm: ADDRESS,
};

const FRONT = {
  lead: 'hosted',
  pinned: ['elsewhere'],
  sections: ['sea'],
  breaking: { text: hostile('Now'), link: PATH, until: '2099-01-01T00:00:00Z' },
};

const STORY = {
  title: hostile('Hosted'),
  excerpt: 'The excerpt of it.',
  publishedDateTime: '2026-03-02T09:00:00Z',
  topics: ['Sea'],
  authors: ['mara'],
  label: 'opinion',
  corrections: [{ date: '2026-03-03T09:00:00Z', text: hostile('Wrong') }],
  ai: { use: 'assisted', reviewer: hostile('Reviewer'), note: hostile('Note') },
};

/** Told by two sources. */
const tell = (source: string, day: string) =>
  `---\n${stringify({
    title: hostile('Told'),
    publishedDateTime: `2026-02-${day}T09:00:00Z`,
    webUrl: `https://${source.toLowerCase()}.example/told`,
    provider: { name: hostile(source), domain: `${source.toLowerCase()}.example` },
    topics: ['sea'],
  })}---\n`;

const FILES = {
  'site.yaml': stringify(SITE),
  'front.yaml': stringify(FRONT),
  'topics/sea.yaml': stringify({ _id: 'sea', name: hostile('Sea'), description: hostile('Wet') }),
  'authors/mara.yaml': stringify({
    _id: 'mara',
    name: hostile('Mara'),
    role: hostile('Role'),
    description: hostile('Life'),
    links: [{ name: hostile('Link'), url: ADDRESS }],
  }),
  'pages/about.md': `---\n${stringify({ title: hostile('About'), description: hostile('Page'), menu: 'bar' })}---\nText.\n`,
  'news/hosted.md': `---\n${stringify(STORY).replace('- Sea', '- sea')}---\nThe body of it.\n`,
  'news/elsewhere.md': `---\n${stringify({
    ...{ title: 'Elsewhere', publishedDateTime: '2026-03-01T09:00:00Z', webUrl: ADDRESS, topics: ['sea'] },
    ...{ provider: { name: hostile('Source'), domain: 'source.example' }, label: 'sponsored' },
  })}---\n`,
  'news/told.md': tell('Source', '20'),
  'news/told-again.md': tell('Other', '21'),
  'news/gone.md': `---\n${stringify({
    ...{ title: hostile('Gone'), publishedDateTime: '2026-02-01T09:00:00Z', topics: ['sea'] },
    withdrawn: { date: '2026-02-02T09:00:00Z', reason: hostile('Reason') },
  })}---\n`,
};

/** When all of it but what is withdrawn is out. */
export const HOSTILE_CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 2, 5) / 1000) };

/** A paper with hostile text wherever its settings and records have room for some. @returns the content folder, to be changed */
export async function createHostilePublication(): Promise<string> {
  const content = await temporaryFolder();
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  return content;
}

/** Whether a page shows such a text as it is meant, once decoded. */
export function isShown(html: string, name: string): boolean {
  const escaped = seen(name).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return html.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#39;', "'").includes(escaped);
}
