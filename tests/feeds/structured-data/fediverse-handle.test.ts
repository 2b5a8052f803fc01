import { expect, it } from 'vitest';
import { findFediverseHandle } from '../../../src/feeds/structured-data/fediverse-handle.ts';

it.each([
  ['https://social.example/@ada', '@ada@social.example'],
  ['https://social.example/@ada/', '@ada@social.example'],
  ['https://www.youtube.com/@ada', undefined],
  ['https://medium.com/@ada', undefined],
  ['https://ada.example/', undefined],
  ['https://social.example/@ada/123', undefined],
])('an account in the fediverse is known by its address: %s', (url, handle) => {
  expect(
    findFediverseHandle({
      links: [
        { name: 'Home', url: 'https://ada.example/about/' },
        { name: 'X', url },
      ],
    }),
  ).toBe(handle);
});
