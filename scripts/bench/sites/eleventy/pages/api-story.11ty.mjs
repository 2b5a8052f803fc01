import { writeApiStory } from '../_includes/api-story.mjs';

export const data = {
  pagination: { data: 'collections.stories', size: 1, alias: 'story' },
  permalink: ({ story }) => `/api/news/${story.slug}.json`,
};

export function render({ story }) {
  const { youtube, title, related, item } = story;
  const player = `<iframe src="https://www.youtube-nocookie.com/embed/${youtube}?autoplay=1" title="${title} (YouTube)" width="800" height="450" allowfullscreen=""></iframe>`;
  const rest = { content: item.content.trim(), featuredContent: youtube ? player : null, related };
  return `${writeApiStory(story)},${JSON.stringify(rest).slice(1)}`;
}
