import { writeRss } from '../_includes/feeds.mjs';

export const data = {
  pagination: { data: 'collections.feeds', size: 1, alias: 'list' },
  permalink: ({ list }) => `${list.path}rss.xml`,
};

export function render({ list }) {
  return writeRss(list);
}
