import { writeAtom } from '../_includes/feeds.mjs';

export const data = {
  pagination: { data: 'collections.feeds', size: 1, alias: 'list' },
  permalink: ({ list }) => `${list.path}atom.xml`,
};

export function render({ list }) {
  return writeAtom(list);
}
