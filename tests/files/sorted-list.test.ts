import { describe, expect, it } from 'vitest';
import { changeList, findItem, openSortedList } from '../../src/files/sorted-list.ts';

type Item = [name: string, count: number];

const FRAME = ['[\n', '\n]\n'] as const;
const SHAPE = { indent: ' ', isItem: (value: unknown): value is Item => Array.isArray(value), keyOf: ([name]: Item) => name };

function open(items: readonly Item[]) {
  const list = openSortedList(Buffer.from(FRAME[0] + items.map((item) => ` ${JSON.stringify(item)}`).join(',\n') + FRAME[1]), FRAME, SHAPE);
  if (!list) throw new Error('it is a list');
  return list;
}

const change = (items: readonly Item[], put: readonly Item[], remove: readonly string[]) => {
  const pieces = changeList(open(items), { put, remove });
  return pieces && (JSON.parse(Buffer.concat(pieces).toString()) as Item[]);
};

describe('a list with an item a line', () => {
  it('finds its items', () => {
    const list = open([
      ['a', 1],
      ['b', 2],
      ['d', 3],
    ]);
    expect(['', 'a', 'b', 'c', 'd', 'e'].map((key) => findItem(list, key)?.[1])).toEqual([undefined, 1, 2, undefined, 3, undefined]);
  });

  it('takes, changes and gives up items at its beginning, its end and between', () => {
    expect(
      change(
        [['b', 1]],
        [
          ['a', 2],
          ['c', 3],
        ],
        [],
      ),
    ).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 3],
    ]);
    expect(
      change(
        [
          ['a', 1],
          ['b', 2],
          ['c', 3],
        ],
        [['b', 7]],
        ['a', 'c', 'z'],
      ),
    ).toEqual([['b', 7]]);
    expect(
      change(
        [
          ['a', 1],
          ['c', 3],
        ],
        [
          ['a', 4],
          ['b', 5],
        ],
        ['c'],
      ),
    ).toEqual([
      ['a', 4],
      ['b', 5],
    ]);
    expect(
      change(
        [
          ['a', 1],
          ['b', 2],
        ],
        [
          ['aa', 3],
          ['ab', 4],
        ],
        ['b'],
      ),
    ).toEqual([
      ['a', 1],
      ['aa', 3],
      ['ab', 4],
    ]);
    expect(change([['a', 1]], [], [])).toEqual([['a', 1]]);
    expect(change([['a', 1]], [['b', 2]], ['a'])).toEqual([['b', 2]]);
    expect(change([['a', 1]], [], ['a'])).toBeUndefined();
  });
});
