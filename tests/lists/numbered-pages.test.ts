import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPageNumbers, type NumberedPage, type StoriesPage, takeNumberedPage } from '../../src/lists/numbered-pages.ts';

/** All pages, of items that stand newest first. */
function splitIntoNumberedPages(items: readonly number[], pageSize: number, isTakenOff: (item: number) => boolean = () => false) {
  const take = (start: number, end: number) => items.slice(items.length - end, items.length - start).filter((item) => !isTakenOff(item));
  return listPageNumbers(items.length, pageSize).flatMap((number) => takeNumberedPage(items.length, pageSize, number, take) ?? []);
}

/** Items count from the oldest, 1, and stand newest first. */
const itemsDownFrom = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index);

const isStories = (page: NumberedPage<number>): page is StoriesPage<number> => page.kind === 'stories';

function split(count: number, pageSize: number) {
  const pages = splitIntoNumberedPages(itemsDownFrom(count), pageSize);
  const stories = pages.filter(isStories);
  const newest = stories.filter(({ number }) => number === undefined);
  const old = stories.filter(({ number }) => number !== undefined);
  return { pages, newest, old, coming: pages.filter((page) => !isStories(page)) };
}

describe('splitIntoNumberedPages makes', () => {
  it('one page without items of an empty list', () => {
    expect(splitIntoNumberedPages([], 20)).toEqual([{ kind: 'stories', number: undefined, items: [], newer: undefined, older: undefined }]);
  });

  it('one page of less than two full ones', () => {
    const { pages, newest } = split(5, 3);
    expect(pages).toHaveLength(1);
    expect(newest[0]?.items).toEqual([5, 4, 3, 2, 1]);
    expect(newest[0]?.older).toBeUndefined();
  });

  it('page 1, the newest page and the number that comes next of two full ones', () => {
    expect(splitIntoNumberedPages(itemsDownFrom(6), 3)).toEqual([
      { kind: 'stories', number: undefined, items: [6, 5, 4], newer: undefined, older: 1 },
      { kind: 'stories', number: 1, items: [3, 2, 1], newer: 2, older: undefined },
      { kind: 'coming', number: 2 },
    ]);
  });

  it('pages that lead to the page before and after', () => {
    expect(splitIntoNumberedPages(itemsDownFrom(8), 2)).toEqual([
      { kind: 'stories', number: undefined, items: [8, 7], newer: undefined, older: 3 },
      { kind: 'stories', number: 1, items: [2, 1], newer: 2, older: undefined },
      { kind: 'stories', number: 2, items: [4, 3], newer: 3, older: 1 },
      { kind: 'stories', number: 3, items: [6, 5], newer: 4, older: 2 },
      { kind: 'coming', number: 4 },
    ]);
  });

  it('pages of one item each', () => {
    expect(split(3, 1).old.map(({ items }) => items)).toEqual([[1], [2]]);
    expect(split(3, 1).newest[0]?.items).toEqual([3]);
  });
});

describe('for any number of items and any page size', () => {
  const sizes = [fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 25 })] as const;
  const settings = { seed: 1, numRuns: 1000 };

  it('there is one newest page, and it holds a full page to less than two, or all there are', () => {
    fc.assert(
      fc.property(...sizes, (count, pageSize) => {
        const { newest } = split(count, pageSize);
        expect(newest).toHaveLength(1);
        const held = newest[0]?.items.length ?? -1;
        if (count < pageSize) expect(held).toBe(count);
        else expect(held).toBeGreaterThanOrEqual(pageSize);
        expect(held).toBeLessThan(2 * pageSize);
      }),
      settings,
    );
  });

  it('an old page is full, and the numbers count from 1 without a gap', () => {
    fc.assert(
      fc.property(...sizes, (count, pageSize) => {
        const { old } = split(count, pageSize);
        expect(old.every(({ items }) => items.length === pageSize)).toBe(true);
        expect(old.map(({ number }) => number)).toEqual(old.map((_, index) => index + 1));
      }),
      settings,
    );
  });

  it('the pages from the newest to page 1 hold the list, each item once and in its order', () => {
    fc.assert(
      fc.property(...sizes, (count, pageSize) => {
        const { newest, old } = split(count, pageSize);
        expect([...newest, ...old.toReversed()].flatMap(({ items }) => items)).toEqual(itemsDownFrom(count));
      }),
      settings,
    );
  });

  it('a new item changes no old page, its links included', () => {
    fc.assert(
      fc.property(...sizes, (count, pageSize) => {
        const before = split(count, pageSize).old;
        const after = split(count + 1, pageSize).old;
        expect(after.slice(0, before.length)).toEqual(before);
      }),
      settings,
    );
  });

  it('every link leads to a page that is there', () => {
    fc.assert(
      fc.property(...sizes, (count, pageSize) => {
        const { pages, newest, old } = split(count, pageSize);
        const numbers = pages.map(({ number }) => number);
        for (const { newer, older } of [...newest, ...old]) {
          if (newer !== undefined) expect(numbers).toContain(newer);
          if (older !== undefined) expect(numbers).toContain(older);
        }
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      settings,
    );
  });

  it('the number that comes next is announced as soon as there is an old page', () => {
    fc.assert(
      fc.property(...sizes, (count, pageSize) => {
        const { old, coming } = split(count, pageSize);
        expect(coming).toEqual(old.length === 0 ? [] : [{ kind: 'coming', number: old.length + 1 }]);
      }),
      settings,
    );
  });

  it('there is no page of another number', () => {
    fc.assert(
      fc.property(...sizes, fc.oneof(fc.integer({ min: -3, max: 500 }), fc.double()), (count, pageSize, number) => {
        const page = takeNumberedPage(count, pageSize, number, () => []);
        expect(page !== undefined).toBe(listPageNumbers(count, pageSize).includes(number));
      }),
      settings,
    );
  });
});

describe('items that are taken off', () => {
  it('keep their places, so that no other item changes its page', () => {
    fc.assert(
      fc.property(
        fc.nat(120),
        fc.integer({ min: 1, max: 9 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 120 })),
        (count, pageSize, gone) => {
          const off = new Set(gone);
          const whole = splitIntoNumberedPages(itemsDownFrom(count), pageSize);
          const fewer = splitIntoNumberedPages(itemsDownFrom(count), pageSize, (item) => off.has(item));
          const expected = whole.map((page) => (isStories(page) ? { ...page, items: page.items.filter((item) => !off.has(item)) } : page));
          expect(fewer).toEqual(expected);
        },
      ),
    );
  });
});
