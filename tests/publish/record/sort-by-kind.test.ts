import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortByKind } from '../../../src/publish/record/sort-by-kind.ts';
import { toSortKey } from '../../../src/publish/record/sort-key.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'b', ',', 'é', '\uD7FE', '\uD7FF', '\uD800', '\uDBFF', '\uDC00', '\uE000', '\uFFFF'),
  maxLength: 6,
});

it('texts are sorted as one by one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text), (texts) => {
      expect(sortByKind(texts, ',')).toEqual(texts.toSorted());
    }),
  );
});

it('keys are in the order of their texts for JavaScript and for SQLite, and begin as these begin', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const order = a < b ? -1 : a > b ? 1 : 0;
      const [keyA, keyB] = [toSortKey(a), toSortKey(b)];
      expect(keyA < keyB ? -1 : keyA > keyB ? 1 : 0).toBe(order);
      expect(Buffer.compare(Buffer.from(keyA), Buffer.from(keyB))).toBe(order);
      expect(keyB.startsWith(keyA)).toBe(b.startsWith(a));
    }),
  );
});
