import { writeIssuesRss } from '../_includes/issue-feeds.mjs';

export const data = { permalink: '/newsletter/rss.xml', eleventyImport: { collections: ['days'] } };

export function render({ collections: { days } }) {
  return writeIssuesRss(days);
}
