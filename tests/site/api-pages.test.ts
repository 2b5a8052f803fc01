import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../run-command.ts';
import { type ApiSite, openApiSite, readApiDocuments, readSchema } from './api-site.ts';
import { readNews, readStory, readTopics } from './news-client.ts';

const HOST = 'many.example';
const NEWEST = Date.UTC(2026, 3, 1);

/** An hour apart, the first one newest; every third one is of the topic Thirds. */
function tellStory(number: number, more = ''): string {
  const published = new Date(NEWEST - number * 3_600_000).toISOString();
  const topics = number % 3 === 0 ? 'topics: [Many, Thirds]' : 'topics: [Many]';
  const fields = [`title: Story ${number}`, `publishedDateTime: ${published}`, `originalUrl: https://one.example/${number}`, topics];
  return `---\n${fields.join('\n')}\nprovider: {name: One, domain: one.example}\n${more}---\n`;
}

async function openPublication(files: Record<string, string>, base = '/'): Promise<ApiSite> {
  const folder = await temporaryFolder();
  const all = { 'site.yaml': `title: The Many Papers\nurl: https://${HOST}\n`, ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return openApiSite(folder, HOST, base);
}

async function findAllErrors(site: ApiSite): Promise<string[]> {
  const findErrors = await readSchema();
  return (await readApiDocuments(site)).flatMap(({ path, text }) => findErrors(path, JSON.parse(text)));
}

const listPages = async (site: ApiSite, folder: string) => {
  const pages = (await readApiDocuments(site)).map(({ path }) => path).filter((path) => path.startsWith(`${folder}page/`));
  return pages.map((path) => Number(path.slice(`${folder}page/`.length).split('/')[0])).toSorted((one, other) => one - other);
};

const count = (length: number, from = 0) => Array.from({ length }, (_, index) => from + index);

describe('the API of a publication of 280 stories', () => {
  let site: ApiSite;
  beforeAll(async () => {
    site = await openPublication(Object.fromEntries(count(280).map((number) => [`news/story-${number}.md`, tellStory(number)])));
  });
  afterAll(() => site.close());

  it('lists the newest two hundred and fifty on exactly ten pages', async () => {
    const stories = await readNews(site.address, undefined, site);
    expect(stories.map(({ title }) => title)).toEqual(count(250).map((number) => `Story ${number}`));
    expect(await listPages(site, 'api/news/')).toEqual(count(10, 1));
  });

  it('pages a topic by itself', async () => {
    expect((await readNews(site.address, 'many', site)).map(({ title }) => title)).toEqual(count(250).map((number) => `Story ${number}`));
    expect(await listPages(site, 'api/news/many/')).toEqual(count(10, 1));
    const thirds = await readNews(site.address, 'thirds', site);
    expect(thirds.map(({ title }) => title)).toEqual(count(94).map((number) => `Story ${number * 3}`));
    expect(await listPages(site, 'api/news/thirds/')).toEqual(count(4, 1));
  });

  it('says the same in a list’s first page at both of its addresses', async () => {
    const documents = new Map((await readApiDocuments(site)).map(({ path, text }) => [path, text]));
    for (const folder of ['api/news/', 'api/news/many/', 'api/news/thirds/'])
      expect(documents.get(`${folder}page/1/index.json`)).toBe(documents.get(`${folder}index.json`));
  });

  it('has a document of each story, of those past the last page too', async () => {
    const [newest] = await readNews(site.address, undefined, site);
    if (!newest) throw new Error('There is no story');
    const oldest = { ...newest, path: '_news/story-279.md', sourceUrl: `${site.address}api/news/story-279.json` };
    expect((await readStory(oldest, site)).title).toBe('Story 279');
    const documents = (await readApiDocuments(site)).filter(({ path }) => /^api\/news\/[^/]+(?<!index)\.json$/.test(path));
    expect(documents).toHaveLength(280);
  });

  it('is valid by its schema in every document', async () => {
    expect(await findAllErrors(site)).toEqual([]);
  });
});

describe('the API of other publications', () => {
  const sites: ApiSite[] = [];
  const open = async (...publication: Parameters<typeof openPublication>) => {
    const site = await openPublication(...publication);
    sites.push(site);
    return site;
  };
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.close();
  });

  it('is one page with an empty list and no topics where there are no stories', async () => {
    const site = await open({ 'news/.keep': '' });
    expect(await readNews(site.address, undefined, site)).toEqual([]);
    expect(await readTopics(site.address, site)).toEqual([]);
    expect((await readApiDocuments(site)).map(({ path }) => path)).toEqual([
      'api/news/index.json',
      'api/news/page/1/index.json',
      'api/topics/index.json',
    ]);
    expect(await findAllErrors(site)).toEqual([]);
  });

  it.each([25, 26, 50])('has no page too many and none too few for %i stories', async (number) => {
    const site = await open(Object.fromEntries(count(number).map((index) => [`news/story-${index}.md`, tellStory(index)])));
    expect(await readNews(site.address, undefined, site)).toHaveLength(number);
    expect(await listPages(site, 'api/news/')).toEqual(count(Math.ceil(number / 25), 1));
  });

  it('tells a story’s mobile addresses, source and category where it has them, and the paper’s language', async () => {
    const amp = 'ampWebUrl: https://one.example/amp/1\ncdnAmpWebUrl: https://cdn.example/c/s/one.example/amp/1\n';
    const site = await open({
      'site.yaml': `title: Die vielen Blätter\nurl: https://${HOST}\nlanguage: de-AT\n`,
      'news/plain.md': tellStory(2),
      'news/amp.md': tellStory(1, `${amp}webUrl: https://one.example/1\ncategory: opinion\n`),
    });
    const [story, plain] = await readNews(site.address, undefined, site);
    const fields = {
      webUrl: 'https://one.example/1',
      originalUrl: 'https://one.example/1',
      ampWebUrl: 'https://one.example/amp/1',
      cdnAmpWebUrl: 'https://cdn.example/c/s/one.example/amp/1',
      categories: ['opinion'],
      locale: 'de-AT',
    };
    expect(story).toMatchObject(fields);
    expect(story && (await readStory(story, site))).toMatchObject(fields);
    expect(plain).toMatchObject({ ampWebUrl: null, cdnAmpWebUrl: null, categories: ['news'], locale: 'de-AT' });
    expect(await findAllErrors(site)).toEqual([]);
  });

  it('tells a topic’s pictures and services as its file has them', async () => {
    const site = await open({
      'news/one.md': tellStory(1),
      'topics/many.yaml':
        '_id: many\nname: Many\nhashtags: ["#many"]\ntaxonomy: {id: 5}\nimages: [{url: "https://one.example/m.png", width: 64}]\nservices: [{name: courses, endpoint: "https://one.example/c.json"}]\n',
    });
    const [topic] = await readTopics(site.address, site);
    expect(topic).toMatchObject({
      images: [{ url: 'https://one.example/m.png', width: 64, height: null, isCached: false }],
      services: [{ name: 'courses', endpoint: 'https://one.example/c.json' }],
    });
    expect(await findAllErrors(site)).toEqual([]);
  });

  it('makes every address one of the base path’s, where stories are hosted too', async () => {
    const site = await open({ 'news/own.md': `${tellStory(1)}A [link](/news/other/).\n`, 'news/other.md': tellStory(2) }, '/deep/paper/');
    const [own] = await readNews(site.address, undefined, site);
    if (!own) throw new Error('There is no story');
    expect(own.webUrl).toBe(`https://${HOST}/deep/paper/news/own/`);
    expect((await stat(join(site.outDir, 'news/own/index.html'))).isFile()).toBe(true);
    expect((await readStory(own, site)).content).toContain(`href="https://${HOST}/deep/paper/news/other/"`);
  });
});
