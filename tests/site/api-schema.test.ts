import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_DIR } from '../run-command.ts';
import { FIXTURE } from './api-fixture.ts';
import { type ApiSite, type FindErrors, openApiSite, readApiDocuments, readSchema } from './api-site.ts';

const LIST = 'api/news/index.json';
const STORY = 'api/news/2026-01-01-first-light.json';
const VIDEO = 'api/news/2026-01-04-video.json';
const TOPICS = 'api/topics/index.json';

let site: ApiSite;
let documents: Map<string, unknown>;
let findErrors: FindErrors;

beforeAll(async () => {
  site = await openApiSite(FIXTURE, 'small.example');
  documents = new Map((await readApiDocuments(site)).map(({ path, text }) => [path, JSON.parse(text) as unknown]));
  findErrors = await readSchema();
});
afterAll(async () => {
  await site.close();
});

/** Copies of a document, each with another value in one of its fields. */
function* changeEachField(value: unknown, other: unknown, place: string[] = []): Generator<[field: string, copy: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const replace = (by: unknown) => (Array.isArray(value) ? value.with(Number(name), by) : { ...value, [name]: by });
    yield [[...place, name].join('.'), replace(other)];
    for (const [field, copy] of changeEachField(inner, other, [...place, name])) yield [field, replace(copy)];
  }
}

/** Which fields the schema lets have another value, or be left out where there is none. */
const findPassed = (path: string, other: unknown) =>
  [...changeEachField(documents.get(path), other)]
    .filter(([, copy]) => findErrors(path, JSON.parse(JSON.stringify(copy))).length === 0)
    .map(([field]) => field);

/** The document with one more field, or another value in one, at a place such as `value.0.title`. */
function change(path: string, place: string, value: unknown): unknown {
  const document = structuredClone(documents.get(path));
  const names = place.split('.');
  const name = names.pop() ?? '';
  const holder = names.reduce((inner, part) => inner[part] as Record<string, unknown>, document as Record<string, unknown>);
  holder[name] = value;
  return document;
}

describe('the schema of the news API', () => {
  it('is published with the site', async () => {
    const served = await fetch(site.resolve(`${site.address}api/schema.json`));
    expect(served.status).toBe(200);
    expect(await served.text()).toBe(await readFile(join(ENGINE_DIR, 'public/api/schema.json'), 'utf8'));
  });

  it.each([LIST, STORY, VIDEO, TOPICS])('refuses %s with any field of a wrong type', (path) => {
    expect([...changeEachField(documents.get(path), 1)].length).toBeGreaterThan(20);
    expect(findPassed(path, { wrong: [] })).toEqual([]);
  });

  it.each([LIST, STORY, VIDEO, TOPICS])('refuses %s without any one of its fields', (path) => {
    expect(findPassed(path, undefined)).toEqual([]);
  });

  it.each<[what: string, path: string, place: string, value: unknown]>([
    ['sealed text', LIST, 'value.0.secured', 'c2VjcmV0'],
    ['sealed text of a whole story', STORY, 'secured', 'c2VjcmV0'],
    ['the path of something else', LIST, 'path', 'news/'],
    ['a page before the first', LIST, 'page', 0],
    ['a page after the last', LIST, 'page', 11],
    ['the next page as text', LIST, 'nextPage', '2'],
    ['a next page after the last', LIST, 'nextPage', 11],
    ['a text in a list', LIST, 'value.0.content', '<p>Light</p>'],
    ['an empty list of tags', LIST, 'value.0.tags', []],
    ['a relative address', LIST, 'value.0.webUrl', '/news/2026-01-06-fifth-of-science/'],
    ['a script as an address', LIST, 'value.0.webUrl', 'javascript:alert(1)'],
    ['a story that is no Markdown file', LIST, 'value.0.path', '_news/story.html'],
    ['a day without a time', LIST, 'value.0.publishedDateTime', '2026-01-06'],
    ['a day that there is not', STORY, 'publishedDateTime', '2026-02-30T08:00:00.000Z'],
    ['a provider without a name', STORY, 'provider.name', null],
    ['a picture’s width as text', STORY, 'images.0.width', '320'],
    ['a relative picture', STORY, 'images.0.url', '/pictures/moon.webp'],
    ['a relative endpoint', TOPICS, 'value.0.services.0.endpoint', '/api/news/science/index.json'],
  ])('refuses %s', (_, path, place, value) => {
    expect(findErrors(path, documents.get(path))).toEqual([]);
    expect(findErrors(path, change(path, place, value))).not.toEqual([]);
  });

  it('refuses more than twenty-five stories on a page', () => {
    const [first] = (documents.get(LIST) as { value: unknown[] }).value;
    expect(findErrors(LIST, change(LIST, 'value', Array(25).fill(first)))).toEqual([]);
    expect(findErrors(LIST, change(LIST, 'value', Array(26).fill(first)))).not.toEqual([]);
  });
});
