import { appendFile, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { changeTheme } from './change-theme.ts';

/** What changes between two builds. The numbers choose among the files and values that there are. */
export interface Change {
  kind: (typeof KINDS)[number];
  pick: number;
  value: number;
}

/** The folders that changes are made in. */
export interface Workshop {
  contentDir: string;
  /** A copy of the engine, whose templates may be touched. */
  engineDir: string;
  outDir: string;
  /** May be missing. */
  themeDir: string;
}

const KINDS = [
  'add',
  'add',
  'title',
  'excerpt',
  'topics',
  'date',
  'body',
  'provider',
  'no provider',
  'correction',
  'label',
  'heat',
  'rename',
  'delete',
  'unpublish',
  'alias',
  'foreign fields',
  'own folder',
  'id',
  'topic file',
  'no topic file',
  'provider file',
  'page',
  'root file',
  'no root file',
  'front page',
  'no page',
  'authors',
  'author file',
  'expires',
  'withdrawn',
  'language',
  'site.yaml',
  'words file',
  'typeface',
  'picture',
  'template',
  'style',
  'theme',
  'theme',
  'damage',
  'loss',
  'stranger',
] as const;

export const anyChange: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat(1000),
  value: fc.nat(1000),
});

const TOPICS = ['Physics', 'Science', 'Élections', 'C++', 'Gardens', 'Quiet', 'Robots'];
const AUTHORS = ['Öla Nordmann', 'ola-nordmann', 'Somebody Else'];
const TOPIC_IDS = ['physics', 'science', 'gardens', 'quiet', 'robots'];
const LABELS = ['opinion', 'analysis', 'review', 'sponsored'];
const SITE_SETTINGS = [
  'pageSize: 3',
  'newsletter: week',
  'newsletter: none',
  'language: de',
  'timeZone: Asia/Tokyo',
  'canonical: source',
  'hub: https://hub.example/',
  'licence: CC-BY-4.0',
  'policies: { corrections: /topics/ }',
  'robots: { ai: deny }',
  'feeds: {content: excerpt}',
  'title: "Another Paper"',
  'base: /paper/',
  'fields: {summary: excerpt, labels: topics, when: publishedDateTime, wip: draft}',
  'images: {fetch: all, stock: [images/moon.jpg]}',
  'menu: [{link: "https://shop.example/", name: Shop}]',
  'footer: {text: "At the foot", social: ["https://social.example/@paper"]}',
  'newsletterForm: https://letters.example/in',
  'logo: images/lamp.png',
  'icon: { light: images/moon.jpg, dark: images/lamp.png }',
  'colours: { accent: "#0b6b3a", paper: { light: "#fff1e5" } }',
  'styles: linked',
  'api: false',
];

/** A folder of somebody else's in the output folder. */
export const STRANGERS = 'strangers';

/** Makes one change to the files on the disk. */
export async function makeChange({ kind, pick, value }: Change, { contentDir, engineDir, outDir, themeDir }: Workshop): Promise<unknown> {
  const article = await pickFile(join(contentDir, 'news'), '.md', pick);
  const edit = (pattern: RegExp, replacement: string) => article && replaceInFile(article, pattern, replacement);
  const topics = () => `topics:\n${[0, 1].map((step) => `  - ${TOPICS[(value + step * pick) % TOPICS.length]}`).join('\n')}\n`;
  switch (kind) {
    case 'add':
      return writeAt(join(contentDir, 'news', `added-${value}.md`), makeArticle(pick, value, topics()));
    case 'title':
      return edit(/^title: .*$/m, `title: "Headline ${value} </script>"`);
    case 'excerpt':
      return edit(/^excerpt: .*$/m, `excerpt: "Summary ${value}."`);
    case 'topics':
      return edit(/^topics:\n(?: +-.*\n)+/m, topics());
    case 'date':
      return edit(/^publishedDateTime: .*$/m, `publishedDateTime: ${makeDate(value)}`);
    case 'body':
      return edit(/$/, `\n\nParagraph ${value} with ![a lamp](images/lamp.png) and **weight**.\n`);
    case 'provider':
      return edit(/^( {2}domain: ).*$/m, `$1${value % 2 ? 'lamp' : 'window'}.example`);
    case 'no provider':
      return edit(/^provider:\n(?: +.*\n)+/m, '');
    case 'correction':
      return edit(/^(?:corrections:.*\n)?(?=title: )/m, `corrections: [{ date: ${makeDate(value)}, text: "It is ${value}." }]\n`);
    case 'label':
      return edit(/^(?:label:.*\n)?(?=title: )/m, value % 5 ? `label: ${LABELS[value % LABELS.length]}\n` : '');
    case 'heat':
      return edit(/^(?=title: )/m, `heat: ${value}\n`);
    case 'rename':
      return article && rename(article, join(dirname(article), `renamed-${value}.md`));
    case 'delete':
      return article && rm(article);
    case 'unpublish':
      return edit(/^(?:published: \w+\n)?(?=title: )/m, `published: ${value % 3 === 0}\n`);
    case 'alias':
      return edit(/^(?=title: )/m, `aliases: [/old-${value}/]\n`);
    case 'foreign fields':
      return edit(/^(?=title: )/m, `summary: Mapped ${value}\nlabels: ${TOPICS[value % TOPICS.length]}\nwip: ${value % 3 === 0}\n`);
    case 'own folder':
      return article && moveIntoFolder(article, `moved-${value}`);
    case 'id':
      return edit(/^(?=title: )/m, `id: id-${value}\n`);
    case 'topic file': {
      const id = TOPIC_IDS[pick % TOPIC_IDS.length] ?? '';
      const parent = TOPIC_IDS[value % TOPIC_IDS.length];
      const lines = [
        `_id: ${id}`,
        `name: ${id} ${value % 5}`,
        ...(value % 2 ? ['description: Described.'] : []),
        ...(value % 3 ? [] : [`aliases: [old-${id}, /tag/${value % 4}/]`]),
        `parent: ${parent}`,
      ];
      return writeAt(join(contentDir, 'topics', `${id}.yaml`), `${lines.slice(0, parent === id ? -1 : undefined).join('\n')}\n`);
    }
    case 'no topic file':
      return rm((await pickFile(join(contentDir, 'topics'), '.yaml', pick)) ?? join(contentDir, 'none'), { force: true });
    case 'provider file':
      return writeAt(join(contentDir, 'providers/window.example.yaml'), `domain: window.example\nname: Window ${value}\n`);
    case 'root file': {
      const content = value % 2 ? `<svg xmlns="http://www.w3.org/2000/svg" width="${value}"><script>x()</script></svg>` : `Text ${value}\n`;
      return writeAt(join(contentDir, 'public', `.well-known/file-${pick % 3}${value % 2 ? '.svg' : '.txt'}`), content);
    }
    case 'no root file':
      return rm(join(contentDir, 'public'), { recursive: true, force: true });
    case 'front page': {
      if (value % 3 === 0) return rm(join(contentDir, 'front.yaml'), { force: true });
      const slug = article && basename(article, '.md');
      const until = `2026-0${2 + (value % 5)}-01T00:00:00Z`;
      const breaking = { text: `Breaking ${value}`, until };
      return writeAt(join(contentDir, 'front.yaml'), JSON.stringify(value % 2 ? { lead: { slug, until }, breaking } : { pinned: [slug] }));
    }
    case 'page': {
      const fields = [
        `title: Page ${value}`,
        `menu: ${['bar', 'footer', 'none'][value % 3]}`,
        ...(value % 2 ? [`order: ${pick % 5}`] : []),
        ...(value % 5 ? [] : ['draft: true']),
      ];
      const body = value % 4 ? `Text ${value} and ![a lamp](images/lamp.png).` : '';
      return writeAt(join(contentDir, 'pages', `page-${pick % 3}.md`), `---\n${fields.join('\n')}\n---\n\n${body}\n`);
    }
    case 'no page':
      return rm((await pickFile(join(contentDir, 'pages'), '.md', pick)) ?? join(contentDir, 'none'), { force: true });
    case 'authors':
      return edit(/^(?:author: .*\n|authors: .*\n)?(?=title: )/m, value % 3 ? `authors: [${AUTHORS[value % AUTHORS.length]}, mara]\n` : '');
    case 'expires':
      return edit(/^(?=title: )/m, `expires: ${makeDate(value)}\n`);
    case 'withdrawn':
      return edit(/^(?=title: )/m, `withdrawn: {date: "${makeDate(value)}"}\n`);
    case 'language':
      return edit(/^(?=title: )/m, `language: ${value % 2 ? 'fr' : 'de'}\n`);
    case 'author file':
      return writeAt(
        join(contentDir, 'authors/mara.yaml'),
        `_id: mara\nname: Mara ${value % 5}\n${value % 2 ? 'picture: images/moon.jpg\n' : ''}`,
      );
    case 'site.yaml':
      return changeSetting(join(contentDir, 'site.yaml'), SITE_SETTINGS[value % SITE_SETTINGS.length] ?? '');
    case 'words file':
      return writeAt(join(contentDir, 'words', `${value % 2 ? 'en' : 'de'}.yaml`), `site: { home: "Home ${value}" }\n`);
    case 'typeface': {
      const font = ['newsreader-400', 'newsreader-400-italic', 'schibsted-grotesk-800'][value % 3];
      await mkdir(join(contentDir, 'fonts'), { recursive: true });
      await copyFile(join(engineDir, `src/theme/fonts/${font}.woff2`), join(contentDir, 'fonts/own.woff2'));
      return changeSetting(join(contentDir, 'site.yaml'), 'typefaces: { display: fonts/own.woff2, text: fonts/own.woff2 }');
    }
    case 'picture':
      return drawPicture(join(contentDir, 'images/lamp.png'), value);
    case 'template':
      return appendFile(join(engineDir, 'src/components/site/Footer.astro'), `<!-- ${value} -->\n`);
    case 'style':
      return appendFile(join(engineDir, 'src/components/site/layout.css'), `.changed-${value} { color: red; }\n`);
    case 'theme':
      return changeTheme(themeDir, pick, value);
    case 'damage': {
      const page = await pickFile(outDir, '.html', pick);
      return page && writeFile(page, `damaged ${value}`);
    }
    case 'loss':
      return rm((await pickFile(outDir, value % 2 ? '.html' : '.json', pick)) ?? join(outDir, 'none'), { force: true });
    case 'stranger':
      return writeAt(join(outDir, `${STRANGERS}/${value}/index.html`), 'not ours');
  }
}

async function moveIntoFolder(article: string, name: string): Promise<void> {
  const folder = join(dirname(article), name);
  await mkdir(folder, { recursive: true });
  await rename(article, join(folder, 'index.md'));
}

function makeArticle(pick: number, value: number, topics: string): string {
  return `---
title: "Added ${value}"
excerpt: "What was added."
publishedDateTime: ${makeDate(pick)}
originalUrl: "https://lamp.example/${value % 30}"
${value % 2 ? `webUrl: "https://lamp.example/${value % 30}"\n` : ''}provider:
  name: Lamp
  domain: lamp.example
${topics}${value % 3 ? 'images:\n  - url: images/moon.jpg\n' : ''}---

${value % 4 ? '' : 'A body.'}
`;
}

/** Between November 2025 and May 2026; the days near the clock of the builds among them. */
function makeDate(value: number): string {
  return new Date(Date.UTC(2025, 10, 1) + value * 5 * 3600 * 1000).toISOString();
}

async function changeSetting(path: string, line: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const [name = ''] = line.split(':');
  const kept = text.split('\n').filter((other) => !other.startsWith(`${name}:`) && other !== '');
  // The same setting a second time takes it back.
  await writeFile(path, `${[...kept, ...(text.includes(line) ? [] : [line])].join('\n')}\n`);
}

async function drawPicture(path: string, value: number): Promise<void> {
  const background = { r: value % 256, g: (value * 7) % 256, b: 90 };
  await writeFile(
    path,
    await sharp({ create: { width: 64, height: 36, channels: 3, background } })
      .png()
      .toBuffer(),
  );
}

async function replaceInFile(path: string, pattern: RegExp, replacement: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replace(pattern, replacement));
}

async function writeAt(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** One of the files below a folder, in an order that is the same on every machine. */
async function pickFile(folder: string, ending: string, pick: number): Promise<string | undefined> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const paths = names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
  const files = await Promise.all(paths.map(async (path) => ((await stat(path)).isFile() ? [path] : [])));
  const sorted = files.flat().toSorted();
  return sorted[pick % sorted.length];
}
