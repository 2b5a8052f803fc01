import { describe, expect, it } from 'vitest';
import { closeList, createSharedList, type ListEnd, takeItem } from '../../../src/publish/threads/shared-list.ts';

describe('A list that threads share out', () => {
  it('is taken from both ends until they meet, each item once', () => {
    const list = createSharedList();
    const take = (end: ListEnd) => takeItem(list, 5, end);
    expect([take('front'), take('back'), take('back'), take('front'), take('back')]).toEqual([0, 4, 3, 1, 2]);
    expect([take('front'), take('back')]).toEqual([undefined, undefined]);
  });

  it('ends when it is closed', () => {
    const list = createSharedList();
    closeList(list);
    expect(takeItem(list, 5, 'front')).toBeUndefined();
  });
});
