import { describe, expect, it } from 'vitest';
import type { ImageReference } from '../../../src/content/article.ts';
import { completeSettings } from '../../../src/content/fields/site/site-settings.ts';
import type { Publication } from '../../../src/content/publication.ts';
import { describePictures, listSharedFiles } from '../../../src/publish/pictures/describe-pictures.ts';
import { listWantedPictures } from '../../../src/publish/pictures/list-wanted-pictures.ts';
import { makeArticle } from '../../content/make-article.ts';
import { MOON, NOTHING_FILLED } from '../../feeds/make-site.ts';

const MOON_URL = 'https://pictures.example/moon.jpg';

const image = (url: string): ImageReference => ({
  ...{ url, title: undefined, attribution: undefined, isCached: true, width: undefined, height: undefined },
});
const first = makeArticle({ slug: 'first', images: [image(MOON_URL)] });
const further = makeArticle({
  slug: 'further',
  images: [image('https://pictures.example/b.jpg'), image(MOON_URL)],
  body: '![](/images/own.png)',
});

const publish = (articles: Publication['articles']) =>
  ({
    ...{ site: completeSettings(), articles, providers: [], authors: [], pages: [] },
    picturePaths: new Map([
      ['images/own.png', '/paper/images/own.png'],
      ['images/draft.png', '/paper/images/draft.png'],
    ]),
    pictureNames: new Map([
      ['images/own.png', 1],
      ['images/draft.png', 2],
      ['images/nowhere.png', 1],
    ]),
  }) as unknown as Publication;

describe('the pictures of a site', () => {
  it('are wanted in the same slots, whichever article comes first', () => {
    const list = (articles: Publication['articles']) =>
      new Map(listWantedPictures(publish(articles)).map(({ url, slots }) => [url, slots]));
    expect(list([first, further])).toEqual(list([further, first]));
    expect(list([further, first]).get(MOON_URL)).toEqual(['hero', 'card', 'social']);
  });

  it('are described with how often each slot shows them and what became of them', () => {
    const prepared = {
      ...NOTHING_FILLED,
      pictures: new Map([
        [MOON_URL, MOON],
        ['social:site', MOON],
      ]),
      originals: new Map([[MOON_URL, { hash: 'ab', size: 7 }]]),
      missing: new Map([['images/own.png', { reason: 'damaged' as const, detail: 'is cut off', isRemembered: false }]]),
      waiting: ['https://pictures.example/b.jpg'],
    };
    const rows = describePictures(publish([first, further]), prepared, '/paper');
    const plain = { path: null, names: 0, made: null, original: null, lack: null };
    expect(rows.toSorted((a, b) => (a.url < b.url ? -1 : 1))).toEqual([
      { ...plain, url: 'https://pictures.example/b.jpg', uses: { hero: 1, card: 1, social: 1 }, lack: { kind: 'waiting' } },
      { ...plain, url: MOON_URL, uses: { hero: 2, card: 1, social: 1 }, made: MOON, original: { hash: 'ab', size: 7 } },
      { ...plain, url: 'images/draft.png', path: 'images/draft.png', uses: {}, names: 2, lack: { kind: 'unused' } },
      { ...plain, url: 'images/nowhere.png', uses: {}, names: 1, lack: { kind: 'absent' } },
      {
        ...{ ...plain, url: 'images/own.png', path: 'images/own.png', uses: { hero: 1 }, names: 1 },
        lack: { kind: 'missing', reason: 'damaged', detail: 'is cut off' },
      },
      { ...plain, url: 'social:site', uses: { social: 1 }, made: MOON },
    ]);
    const names = Object.values(MOON.slots).flatMap((files) => files.map(({ name }) => name));
    expect(listSharedFiles(prepared)).toEqual(names.map((name) => ({ name, pictures: 2 })));
  });
});
