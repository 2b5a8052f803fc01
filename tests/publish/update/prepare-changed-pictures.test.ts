import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../../src/command/environment.ts';
import type { Article, ImageReference } from '../../../src/content/article.ts';
import { listArticlePictures } from '../../../src/content/article-pictures.ts';
import { countNames } from '../../../src/content/between/check-pictures.ts';
import { completeSettings } from '../../../src/content/fields/site/site-settings.ts';
import type { Publication } from '../../../src/content/publication.ts';
import type { FillResult } from '../../../src/images/fill/fill-tally.ts';
import { type IndexTables, openTables, SCHEMA } from '../../../src/index/index-tables.ts';
import { listPictureFiles } from '../../../src/publish/output/link-pictures.ts';
import { fillFor } from '../../../src/publish/pictures/fill-for.ts';
import { listWantedPictures } from '../../../src/publish/pictures/list-wanted-pictures.ts';
import { notePictures } from '../../../src/publish/pictures/note-pictures.ts';
import { describeAllPictures, noteChangedPictures } from '../../../src/publish/update/note-changed-pictures.ts';
import type { PictureChange } from '../../../src/publish/update/plan-pictures.ts';
import { type ChangedPictures, prepareChangedPictures } from '../../../src/publish/update/prepare-changed-pictures.ts';
import { makeArticle } from '../../content/make-article.ts';
import { QUICK } from '../../images/fill-once.ts';
import { drawPicture, type PictureHost, startPictureHost } from '../../images/picture-host.ts';
import { temporaryFolder } from '../../run-command.ts';
import { createRandom } from './create-random.ts';

let host: PictureHost;
beforeAll(async () => {
  host = await startPictureHost();
});
afterAll(async () => {
  await host.close();
});

let environment: Environment;
let site: Publication['site'];
beforeEach(async () => {
  const folder = await temporaryFolder();
  environment = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache'), isOffline: false } as Environment;
  await mkdir(join(environment.contentDir, 'images'), { recursive: true });
  await mkdir(environment.cacheDir);
  const settings = completeSettings();
  site = { ...settings, url: 'https://paper.example', images: { ...settings.images, ...QUICK, allowedHosts: ['127.0.0.1'] } };
});

const image = (url: string): ImageReference => ({
  ...{ url, title: undefined, attribution: undefined, isCached: true, width: undefined, height: undefined },
});

const publish = (articles: readonly Article[], picturePaths: ReadonlyMap<string, string> = new Map(), drafts: readonly Article[] = []) =>
  ({
    ...{ site, articles, providers: [], authors: [], pages: [], picturePaths },
    pictureNames: countNames([...articles, ...drafts].flatMap(listArticlePictures)),
  }) as unknown as Publication;

/** The whole way: all pictures are looked at, and noted in an index of their own. */
async function lookAtAll(publication: Publication): Promise<{ tables: IndexTables; prepared: FillResult; dump: unknown }> {
  const prepared = await fillFor(site, listWantedPictures(publication), environment);
  const tables = openNew();
  notePictures(tables, publication, prepared, environment.contentDir);
  return { tables, prepared, dump: dumpPictures(tables) };
}

const databases = new Map<IndexTables, DatabaseSync>();

function openNew(): IndexTables {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA.statements.join(';'));
  const tables = openTables(database);
  databases.set(tables, database);
  return tables;
}

function dumpPictures(tables: IndexTables) {
  const all = (name: string) => databases.get(tables)?.prepare(`SELECT * FROM ${name} ORDER BY 1`).all();
  return { pictures: all('pictures'), files: all('picture_files'), bytes: tables.notes.read('pictureBytes') };
}

/** What stands for the paper. */
const MARK = 'images/mark.png';

/** The short way, from what an index and a site have. */
function lookAtChange(
  change: Omit<PictureChange, 'named'> & { drafts?: Record<'before' | 'after', readonly Article[]> },
  { tables, prepared }: { tables: IndexTables; prepared: FillResult },
): Promise<ChangedPictures | undefined> {
  const files = listPictureFiles(prepared);
  const findPath = (url: string) => (existsSync(join(environment.contentDir, url)) ? url : undefined);
  const { before, after, drafts } = change;
  const named = { before: [...before, ...(drafts?.before ?? [])], after: [...after, ...(drafts?.after ?? [])] };
  const means = {
    tables,
    site,
    environment,
    findPath,
    isOfPaper: (url: string) => url === MARK,
    hasFile: (name: string) => files.has(name),
  };
  return prepareChangedPictures({ ...change, named }, means);
}

function countFill({ missing, waiting, size, kept }: Pick<FillResult, 'missing' | 'waiting' | 'size' | 'kept'>) {
  const reasons = [...missing].map(([url, { reason, detail }]) => [url, reason, detail]);
  return { missing: reasons.toSorted(), waiting: waiting.toSorted(), size, kept };
}

describe('pictures of a change', () => {
  it('are what a look at all of them would find, after any change', async () => {
    const random = createRandom(7);
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
    const local = ['images/a.png', 'images/b.png'];
    for (const [index, path] of local.entries()) await writeFile(join(environment.contentDir, path), await drawPicture(20 + index));
    const findPaths = (named: readonly Article[]) => {
      const names = new Set(named.flatMap(listArticlePictures).map(({ url }) => url));
      return new Map(local.filter((path) => names.has(path)).map((path) => [path, join(environment.contentDir, path)]));
    };
    const urls = [...['/1.png', '/1.png?again', '/2.png', '/3.png', '/gone.jpg'].map((path) => host.url + path), ...local];
    const images = () => Array.from({ length: Math.floor(random() * 3) }, () => image(pick(urls)));
    const write = (slug: string) => {
      const logo = random() < 0.5 ? image(pick(urls)) : undefined;
      const body = random() < 0.3 ? `![x](${pick(urls)})\n\n<img src="images/nowhere.png">` : '';
      const made = makeArticle({ slug, images: images(), body });
      const related = [{ title: 'x', excerpt: '', webUrl: 'https://a.example', publishedAt: undefined, quality: undefined }];
      const provider = { ...made.provider, logo };
      return { ...made, provider, related: random() < 0.4 ? related.map((story) => ({ ...story, provider, images: images() })) : [] };
    };
    let articles = ['one', 'two', 'three'].map(write);
    let drafts = [write('draft')];
    let whole = await lookAtAll(publish(articles, findPaths([...articles, ...drafts]), drafts));
    for (let round = 0; round < 40; round += 1) {
      const count = random() < 0.8 ? 1 : 2;
      const before = articles.toSorted(() => random() - 0.5).slice(0, random() < 0.3 ? 0 : count);
      const after = random() < 0.2 ? [] : Array.from({ length: count }, (_, index) => write(`new-${round}-${index}`));
      const ofDrafts =
        random() < 0.6 ? { before: [], after: [] } : { before: drafts, after: random() < 0.2 ? [] : [write(`draft-${round}`)] };
      if (random() < 0.2) {
        const [shown] = ofDrafts.before.length > 0 ? ofDrafts.after : [];
        if (shown) after.push(shown);
        ofDrafts.after = ofDrafts.after.filter((draft) => draft !== shown);
      }
      const touched = random() < 0.3 ? [pick(local)] : [];
      for (const path of touched) await writeFile(join(environment.contentDir, path), await drawPicture(100 + Math.floor(random() * 4)));
      const changed = await lookAtChange({ before, after, drafts: ofDrafts, touched }, whole);
      if (!changed) throw new Error(`round ${round} is not known`);
      if (ofDrafts.before.length > 0) drafts = [];
      drafts = [...drafts, ...ofDrafts.after];
      articles = [...articles.filter((article) => !before.includes(article)), ...after];
      const old = listPictureFiles(whole.prepared);
      const oldPictures = whole.prepared.pictures;
      const { tables } = whole;
      noteChangedPictures(tables, changed);
      whole = await lookAtAll(publish(articles, findPaths([...articles, ...drafts]), drafts));
      expect(dumpPictures(tables), `round ${round}`).toEqual(whole.dump);
      const now = listPictureFiles(whole.prepared);
      expect(changed.added).toEqual(new Map([...now].filter(([name]) => !old.has(name))));
      expect(new Set(changed.removed)).toEqual(new Set([...old.keys()].filter((name) => !now.has(name))));
      const isOther = (url: string) => JSON.stringify(oldPictures.get(url)) !== JSON.stringify(whole.prepared.pictures.get(url));
      expect(changed.changed.toSorted()).toEqual(urls.filter(isOther).toSorted());
      const all = describeAllPictures(tables, changed);
      expect(countFill(all)).toEqual(countFill(whole.prepared));
      expect([all.shown, all.reused + all.made]).toEqual([whole.prepared.pictures.size, whole.prepared.pictures.size]);
    }
  }, 60_000);

  it('are not asked for where the index knows them', async () => {
    const [one, two] = ['one', 'two'].map((slug) => makeArticle({ slug, images: [image(`${host.url}/5.png`)] }));
    if (!one || !two) throw new Error('makeArticle makes articles');
    const whole = await lookAtAll(publish([one]));
    const changed = await lookAtChange({ before: [], after: [two] }, whole);
    expect(changed).toMatchObject({ filled: undefined, ended: [], changed: [], removed: [] });
    expect(changed?.rows.map(({ uses }) => uses)).toEqual([{ hero: 2, card: 2, social: 2 }]);
  });

  it('wait where nothing may be fetched, and are had later', async () => {
    const story = makeArticle({ slug: 'one', images: [image(`${host.url}/6.png`)] });
    const whole = await lookAtAll(publish([]));
    environment = { ...environment, isOffline: true };
    const changed = await lookAtChange({ before: [], after: [story] }, whole);
    if (!changed) throw new Error('it is not known');
    noteChangedPictures(whole.tables, changed);
    expect(describeAllPictures(whole.tables, changed)).toMatchObject({ shown: 0, waiting: [`${host.url}/6.png`] });
    const still = await lookAtChange({ before: [story], after: [story] }, whole);
    expect(still).toMatchObject({ filled: undefined, rows: [], changed: [], ended: [] });
    environment = { ...environment, isOffline: false };
    const later = await lookAtChange({ before: [story], after: [story] }, whole);
    expect([later?.filled?.fetched, later?.changed, later?.added.size]).toEqual([1, [`${host.url}/6.png`], 7]);
  });

  it('of the content folder are made again where their bytes changed', async () => {
    const path = join(environment.contentDir, 'images/a.png');
    await writeFile(path, await drawPicture(30));
    const story = makeArticle({ slug: 'one', images: [image('images/a.png')] });
    const publication = publish([story], new Map([['images/a.png', path]]));
    const whole = await lookAtAll(publication);
    await writeFile(path, await drawPicture(31));
    const changed = await lookAtChange({ before: [], after: [], touched: ['images/a.png', 'images/of-nobody.png'] }, whole);
    if (!changed) throw new Error('it is not known');
    expect([changed.changed, changed.removed.length]).toEqual([['images/a.png'], 7]);
    noteChangedPictures(whole.tables, changed);
    expect(dumpPictures(whole.tables)).toEqual((await lookAtAll(publication)).dump);
  });

  it('are not known where one that stands for the paper changed', async () => {
    const path = join(environment.contentDir, MARK);
    await writeFile(path, await drawPicture(30));
    const whole = await lookAtAll(publish([makeArticle({ slug: 'one', images: [image(MARK)] })], new Map([[MARK, path]])));
    const change = { before: [], after: [], touched: [MARK] };
    expect(await lookAtChange(change, whole)).toMatchObject({ changed: [], rows: [] });
    await writeFile(path, await drawPicture(31));
    expect(await lookAtChange(change, whole)).toBeUndefined();
  });

  it('are not known where one that is named is not there, but for one in HTML from elsewhere', async () => {
    const whole = await lookAtAll(publish([]));
    const named = makeArticle({ slug: 'one', images: [image('images/nowhere.png')] });
    const shown = makeArticle({ slug: 'two', body: '<img src="images/nowhere.png">' });
    expect(await lookAtChange({ before: [], after: [named] }, whole)).toBeUndefined();
    expect(await lookAtChange({ before: [], after: [], drafts: { before: [], after: [named] } }, whole)).toBeUndefined();
    expect((await lookAtChange({ before: [], after: [shown] }, whole))?.rows).toMatchObject([{ names: 1, lack: { kind: 'absent' } }]);
  });

  it('are not known where one of the content folder is faulty, or the index does not fit', async () => {
    await writeFile(join(environment.contentDir, 'images/bad.png'), 'no picture');
    const bad = makeArticle({ slug: 'bad', images: [image('images/bad.png')] });
    const whole = await lookAtAll(publish([]));
    expect(await lookAtChange({ before: [], after: [bad] }, whole)).toBeUndefined();
    const faulty = await lookAtAll(publish([bad], new Map([['images/bad.png', join(environment.contentDir, 'images/bad.png')]])));
    expect(await lookAtChange({ before: [bad], after: [] }, faulty)).toBeUndefined();
    expect(await lookAtChange({ before: [bad], after: [] }, whole)).toBeUndefined();
    const shown = makeArticle({ slug: 'shown', images: [image(`${host.url}/7.png`)] });
    const other = await lookAtAll(publish([shown]));
    expect(await lookAtChange({ before: [shown], after: [] }, { ...other, prepared: whole.prepared })).toBeUndefined();
    other.tables.notes.write('pictureBytes', 'many');
    expect(await lookAtChange({ before: [shown], after: [] }, other)).toBeUndefined();
  });
});
