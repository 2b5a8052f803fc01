import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the reference sites take from Broadsheet's pages, so that theirs weigh as much. */
export interface BuiltParts {
  /** Of each kind of page, what is the same in the head of all of that kind: style sheet, scripts and what they may do. */
  styles: Record<string, string>;
  /** What stands above the content: of the home page, and of all others. */
  headers: { home: string; others: string };
  /** What stands below it. */
  footer: string;
  /** Addresses of the fonts that pages load first. */
  fonts: string[];
  /** Addresses of the pictures drawn for the site (the empty key) and for each topic, by slug. */
  social: Record<string, string>;
}

/** A page of each kind; `story` is any article. */
const PAGES = {
  home: 'index.html',
  feeds: 'feeds/index.html',
  newsletter: 'newsletter/index.html',
  archive: 'archive/index.html',
  providers: 'providers/index.html',
  search: 'search/index.html',
  trending: 'trending/index.html',
  missing: '404.html',
} as const;

const STATIC = ['assets', 'pictures', 'icon.svg', 'api/schema.json', '_headers', 'manifest.webmanifest', 'sw.js', 'offline/index.html'];

/** What a kind of page has in common, wherever it stands. */
const CONSTANT = /<style>.*?<\/style>|<script(?: type="module"[^>]*)?>.*?<\/script>|<meta http-equiv[^>]*>|<link rel="manifest"[^>]*>/gs;

/** @param built what Broadsheet made of a publication */
export async function readBuiltParts(built: string): Promise<BuiltParts> {
  const read = (path: string) => readFile(join(built, path), 'utf8');
  const firstIn = async (folder: string) => (await readdir(join(built, folder))).find((name) => /^[^.]+$/.test(name)) ?? '';
  const topics = (await readdir(join(built, 'topics'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const [year, video] = [await firstIn('archive'), await findVideoPage(built)];
  const month = await firstIn(`archive/${year}`);
  const pages: Record<string, string> = {
    ...PAGES,
    story: `news/${await firstIn('news')}/index.html`,
    list: `topics/${topics[0]?.name}/index.html`,
    month: `archive/${year}/${month}/index.html`,
    issue: `newsletter/${await firstIn('newsletter')}/index.html`,
    video,
  };
  const texts = await Promise.all(Object.entries(pages).map(async ([name, path]) => [name, await read(path)] as const));
  const byName = Object.fromEntries(texts);
  const ofTopics = topics.map(async ({ name }) => [name, findSocialImage(await read(`topics/${name}/index.html`))] as const);
  const home = byName['home'] ?? '';
  return {
    styles: Object.fromEntries(texts.map(([name, text]) => [name, (text.match(CONSTANT) ?? []).join('')])),
    headers: { home: findHeader(home), others: findHeader(byName['missing'] ?? '') },
    footer: findBetween(home, '</main>', '</body>').replace(CONSTANT, ''),
    fonts: home
      .matchAll(/as="font"[^>]* href="([^"]+)"/g)
      .map(([, href = '']) => href)
      .toArray(),
    social: { '': findSocialImage(home), ...Object.fromEntries(await Promise.all(ofTopics)) },
  };
}

/** Copies what no generator makes: fonts, scripts, the icon, what stays the same whatever is published, and the pictures, which are drawn once and then kept. */
export async function copyBuiltParts(built: string, folder: string): Promise<void> {
  for (const path of STATIC) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await cp(join(built, path), join(folder, path), { recursive: true });
  }
}

async function findVideoPage(built: string): Promise<string> {
  for (const slug of await readdir(join(built, 'news'))) {
    const path = `news/${slug}/index.html`;
    if ((await readFile(join(built, path), 'utf8')).includes('data-player')) return path;
  }
  throw new Error(`no article in ${built} has a video; build a publication of 1000 articles or more`);
}

function findHeader(page: string): string {
  return `<a class="skip"${findBetween(page, '<a class="skip"', '<main')}`.replace(CONSTANT, '');
}

function findSocialImage(page: string): string {
  return /property="og:image" content="https?:\/\/[^/]+([^"]+)"/.exec(page)?.[1] ?? '';
}

function findBetween(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  return from === -1 ? '' : text.slice(from + start.length, text.indexOf(end, from));
}
