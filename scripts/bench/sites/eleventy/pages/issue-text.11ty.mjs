import { cutText, rankStories } from '../_includes/issue.mjs';
import { formatWeekday } from '../_includes/markup.mjs';
import { site } from '../_includes/publication.mjs';

export const data = {
  pagination: { data: 'collections.days', size: 1, alias: 'day' },
  permalink: ({ day }) => `/newsletter/${day.key}/index.txt`,
};

export function render({ day }) {
  const stories = rankStories(day).map(writeStory);
  return `${site.title}
${site.description}

${formatWeekday(day.date)}
${'='.repeat(72)}

${stories.join(`\n${'-'.repeat(72)}\n\n`)}
${'='.repeat(72)}
Read on the web:
${site.url}/newsletter/${day.key}/

Today’s news:
${site.url}/

All issues:
${site.url}/newsletter/

Feeds:
${site.url}/feeds/
`;
}

function writeStory({ title, topics, provider, description, url }) {
  return `${title}\n${topics[0].name} · at ${provider.name}\n\n${cutText(description, 300)}\n\n${url}\n`;
}
