import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../run-command.ts';
import { serveFolder } from '../serve-folder.ts';
import { FIXTURE } from './api-fixture.ts';
import { type ApiSite, openApiSite, readApiDocuments } from './api-site.ts';
import { type ReadOptions, readNews, readStory, readTopics } from './news-client.ts';

type Document = Record<string, unknown>;
type Change = (document: Document) => unknown;

const LIST = 'api/news/index.json';
const STORY = 'api/news/2026-01-01-first-light.json';
const TOPICS = 'api/topics/index.json';

let site: ApiSite;
let originals: Map<string, string>;

beforeAll(async () => {
  site = await openApiSite(FIXTURE, 'small.example');
  originals = new Map((await readApiDocuments(site)).map(({ path, text }) => [path, text]));
});
afterAll(async () => {
  await site.close();
});

const items = (document: Document, name = 'value') => document[name] as Document[];
/** The one story of the list with a picture of its own. */
const pictured = (document: Document) => items(document).at(-1) as Document;
const set =
  (name: string, value: unknown): Change =>
  (document) => {
    document[name] = value;
  };
const drop =
  (name: string): Change =>
  (document) =>
    delete document[name];
const inLast =
  (change: Change): Change =>
  (document) =>
    change(pictured(document));
const inFirst =
  (name: string, change: Change): Change =>
  (document) =>
    change(items(document, name)[0] ?? {});
const inProvider = (change: Change) => inLast((story) => change(story['provider'] as Document));

/** A list of as many stories, the last one again and again under other names. */
const lengthen =
  (length: number): Change =>
  (document) => {
    const last = pictured(document);
    for (const value = items(document); value.length < length; ) value.push({ ...last, path: `_news/${value.length}.md` });
  };

/** Serves documents of the site's with some of them changed, and reads everything there is. */
async function readChanged(changes: Record<string, Change>): Promise<unknown> {
  const folder = await temporaryFolder();
  const documents = new Map([...originals].map(([path, text]) => [path, JSON.parse(text) as Document]));
  for (const [path, change] of Object.entries(changes)) {
    const document = documents.get(path) ?? (JSON.parse(originals.get(LIST) ?? '') as Document);
    change(document);
    documents.set(path, document);
  }
  for (const [path, document] of documents) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), JSON.stringify(document));
  }
  await writeFile(join(folder, '404.html'), 'Not found');
  const server = await serveFolder(folder);
  const options: ReadOptions = { resolve: (address) => address.replace(site.address, server.url) };
  try {
    const stories = await readNews(site.address, undefined, options);
    return [await Promise.all(stories.map((story) => readStory(story, options))), await readTopics(site.address, options)];
  } finally {
    await server.close();
  }
}

describe('the client of the news API', () => {
  it.each<[problem: string, path: string, change: Change]>([
    ['title is missing', LIST, drop('title')],
    ['path is not _news/', LIST, set('path', 'news/')],
    ['page is not 1', LIST, set('page', 2)],
    ['page is no number', LIST, set('page', '1')],
    ['value is no list', LIST, set('value', {})],
    ['nextPage is missing', LIST, drop('nextPage')],
    ['nextPage is no number', LIST, set('nextPage', '2')],
    ['nextPage is not 2', LIST, set('nextPage', 3)],
    ['nextPage follows a page of 6 stories', LIST, set('nextPage', 2)],
    ['value has more than 25 stories', LIST, lengthen(26)],
    ['value[1].publishedDateTime is newer than the story before it', LIST, (list) => items(list).reverse()],
    ['value[1].path is a story that was there before', LIST, (list) => items(list).splice(1, 0, items(list)[0] ?? {})],
    ['value[5].path is not _news/<file>.md', LIST, inLast(set('path', 'first-light'))],
    ['value[5].title is missing', LIST, inLast(drop('title'))],
    ['value[5].heat is no number', LIST, inLast(set('heat', '70'))],
    ['value[5].sourceUrl is no absolute address', LIST, inLast(set('sourceUrl', '/api/news/x.json'))],
    ['value[5].webUrl is no absolute address', LIST, inLast(set('webUrl', ['https://lamp.example/']))],
    ['value[5].originalUrl is no absolute address', LIST, inLast(set('originalUrl', null))],
    ['value[5].ampWebUrl is missing', LIST, inLast(drop('ampWebUrl'))],
    ['value[5].highlight is not null', LIST, inLast(set('highlight', 'true'))],
    ['value[5].tags[0] is no string', LIST, inLast(set('tags', [1]))],
    ['value[5].content is not empty', LIST, inLast(set('content', '<p>Light</p>'))],
    ['value[5].publishedDateTime is no ISO date and time', LIST, inLast(set('publishedDateTime', '1 January 2026'))],
    ['value[5].publishedDateTime is no ISO date and time', LIST, inLast(set('publishedDateTime', '2026-02-30T08:00:00Z'))],
    ['value[5].updatedDateTime is missing', LIST, inLast(drop('updatedDateTime'))],
    ['value[5].provider is no object', LIST, inLast(set('provider', 'The Lamp'))],
    ['value[5].provider.domain is missing', LIST, inProvider(drop('domain'))],
    ['value[5].provider.authors is missing', LIST, inProvider(drop('authors'))],
    ['value[5].provider.images[0].width is no number', LIST, inProvider(inFirst('images', set('width', '64')))],
    ['value[5].images[0].isCached is no boolean', LIST, inLast(inFirst('images', set('isCached', 'true')))],
    ['value[5].images[0].url is no absolute address', LIST, inLast(inFirst('images', set('url', 'images/moon.jpg')))],
    ['value[5].topics[0] is no string', LIST, inLast(set('topics', [{ name: 'Physics' }]))],
    ['value[5].quality is not in the description', LIST, inLast(set('quality', 90))],
    ['secured is shown', LIST, inLast(set('secured', 'c2VjcmV0'))],
    ['content is missing', STORY, drop('content')],
    ['featuredContent is no string', STORY, set('featuredContent', false)],
    ['related is no list', STORY, set('related', null)],
    ['path is not _news/2026/2026-01-01-first-light.md', STORY, set('path', '_news/other.md')],
    ['value[0].parent is missing', TOPICS, inFirst('value', drop('parent'))],
    ['value[0].services[0].endpoint is no absolute address', TOPICS, inFirst('value', inFirst('services', set('endpoint', '/x/')))],
  ])('says that %s of %s', async (problem, path, change) => {
    await expect(readChanged({ [path]: change })).rejects.toThrow(`${site.address}${path}: ${problem}`);
  });

  it('lets a document have fields that the description does not name', async () => {
    await expect(readChanged({ [LIST]: set('more', 1), [STORY]: set('more', 1) })).resolves.toHaveLength(2);
  });

  it('refuses an eleventh page, an empty page that another leads to, and one that is not there', async () => {
    const page =
      (number: number): Change =>
      (list) => {
        const last = pictured(list);
        list['page'] = number;
        list['nextPage'] = number + 1;
        list['value'] = Array.from({ length: 25 }, (_, index) => ({ ...last, path: `_news/${number}-${index}.md` }));
      };
    const pages = Array.from(
      { length: 11 },
      (_, index) => [index ? `api/news/page/${index + 1}/index.json` : LIST, page(index + 1)] as const,
    );
    await expect(readChanged(Object.fromEntries(pages))).rejects.toThrow('page/10/index.json: nextPage leads past page 10');
    await expect(readChanged(Object.fromEntries(pages.slice(0, 3)))).rejects.toThrow(
      'page/4/index.json: the document is answered with 404',
    );
    const empty: Change = (list) => Object.assign(list, { page: 2, value: [] });
    await expect(readChanged({ [LIST]: page(1), 'api/news/page/2/index.json': empty })).rejects.toThrow(
      'page/2/index.json: value is empty',
    );
  });
});
