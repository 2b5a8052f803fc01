import { expect } from 'vitest';
import type { IndexTables } from '../../../../src/index/index-tables.ts';
import type { StoredKind, StoryStore } from '../../../../src/publish/answers/story-store.ts';
import type { Written } from './write-whole.ts';

export const KINDS: readonly StoredKind[] = ['all', 'topic', 'provider', 'author', 'month', 'day'];

/** Compares all that two stores of one paper say; their numbers differ, and stand for the same files. */
export function expectSameStore(stored: StoryStore, { files }: IndexTables, { publication, memory, pictures }: Written): void {
  const paths = new Map(files.list().map(({ id, path }) => [id, path]));
  const nameStored = (place: number) => (place < 0 ? `off ${paths.get(~place)}` : paths.get(place));
  const nameInMemory = (place: number) => (place < 0 ? `off ${memory.article(~place).file}` : memory.article(place).file);
  for (const kind of KINDS) {
    const heads = memory.lists(kind).map(({ name, count, record }) => ({ name, count, record }));
    expect(stored.lists(kind)).toStrictEqual(heads);
    for (const { name } of heads) {
      const [list, expected] = [stored.list(kind, name), memory.list(kind, name)];
      expect(list).toMatchObject({ name, count: expected?.count });
      expect(list?.record).toStrictEqual(expected?.record);
      expect(list?.stories).toBeInstanceOf(Int32Array);
      expect([...(list?.stories ?? [])].map(nameStored)).toEqual([...(expected?.stories ?? [])].map(nameInMemory));
      expect(list?.months).toEqual(expected?.months);
    }
    expect(stored.list(kind, 'of no such name')).toBeUndefined();
  }
  const [places, expected] = [stored, memory].map((store) => [...(store.list('all', '')?.stories ?? [])]) as [number[], number[]];
  for (const [index, place] of places.entries()) {
    const [own, other] = [place, expected[index] ?? 0].map((one) => (one < 0 ? ~one : one)) as [number, number];
    expect(stored.head(own)).toStrictEqual(memory.head(other));
    const article = stored.article(own);
    expect(article).toStrictEqual(memory.article(other));
    expect(Object.keys(article)).toEqual(Object.keys(memory.article(other)));
    expect(stored.article(own)).toBe(article);
    expect(stored.isArticle(article)).toBe(place >= 0);
    expect(stored.isArticle({ ...article })).toBe(false);
    expect(stored.find(article.slug)).toBe(place < 0 ? undefined : place);
  }
  expect(places).toHaveLength(publication.articles.length + publication.expired.length + publication.withdrawn.length);
  for (const { slug } of publication.drafts) expect(stored.find(slug)).toBeUndefined();
  expect(stored.find('no-such-slug')).toBeUndefined();
  expect(stored.withdrawn()).toStrictEqual(memory.withdrawn());
  const nameCorrections = (store: StoryStore, nameOf: typeof nameStored) =>
    store.corrections().map(({ story, at }) => ({ story: nameOf(story), at }));
  expect(nameCorrections(stored, nameStored)).toEqual(nameCorrections(memory, nameInMemory));
  expect(stored.monthsOfClosedPages()).toEqual(memory.monthsOfClosedPages());
  for (const { name } of memory.lists('month')) expect(stored.closedPages(name)).toStrictEqual(memory.closedPages(name));
  expect(stored.closedPages('1999-01')).toEqual([]);
  expect(stored.aliases()).toEqual(memory.aliases());
  // As text, since that is what answers are told apart by: fields in another order make another answer.
  for (const alias of memory.aliases()) expect(JSON.stringify(stored.redirect(alias))).toBe(JSON.stringify(memory.redirect(alias)));
  expect(stored.redirect('no/such/alias')).toBeUndefined();
  for (const url of [...pictures.keys(), ...publication.picturePaths.keys(), 'https://no.example/picture.jpg']) {
    expect(stored.picture(url)).toEqual(memory.picture(url));
  }
  expect(stored.slugs()).toEqual(memory.slugs());
  expect(stored.lastChange()).toBe(memory.lastChange());
}
