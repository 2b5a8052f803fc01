import { writeApiStory } from '../_includes/api-story.mjs';

export const data = {
  pagination: { data: 'collections.apiPages', size: 1, alias: 'list' },
  permalink: ({ list }) => `/api/news/${list.list.slug}/${list.number === 1 ? '' : `page/${list.number}/`}index.json`,
};

export function render({ list: { list, number, count, stories } }) {
  const value = stories.map((story) => `${writeApiStory(story)}}`).join(',');
  const next = number < count ? `"${number + 1}"` : 'null';
  return `{"title":${JSON.stringify(list.name)},"path":"_news/","page":${number},"value":[${value}],"nextPage":${next}}`;
}
