import { writeIssuesJson } from '../_includes/issue-feeds.mjs';

export const data = { permalink: '/newsletter/feed.json', eleventyImport: { collections: ['days'] } };

export function render({ collections: { days } }) {
  return writeIssuesJson(days);
}
