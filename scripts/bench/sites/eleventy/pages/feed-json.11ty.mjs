import { writeJson } from '../_includes/feeds.mjs';

export const data = {
  pagination: { data: 'collections.feeds', size: 1, alias: 'list' },
  permalink: ({ list }) => `${list.path}feed.json`,
};

export function render({ list }) {
  return writeJson(list);
}
