import { writeIssuesAtom } from '../_includes/issue-feeds.mjs';

export const data = { permalink: '/newsletter/atom.xml', eleventyImport: { collections: ['days'] } };

export function render({ collections: { days } }) {
  return writeIssuesAtom(days);
}
