import { readFileSync } from 'node:fs';

/** What the data cascade would copy for each of the pages if it were global data. */
const read = (name) => JSON.parse(readFileSync(new URL(`../${name}.json`, import.meta.url), 'utf8'));

export const { styles, headers, footer, fonts, social } = read('publication');
export const topics = new Map(read('topics').map((topic) => [topic.slug, { ...topic, path: `/topics/${topic.slug}/` }]));

export const site = { title: 'Broadsheet', description: 'News, published with Broadsheet.', url: 'http://localhost:4321' };

export function findTopic(slug) {
  const topic = topics.get(slug) ?? { slug, name: slug, path: `/topics/${slug}/` };
  topics.set(slug, topic);
  return topic;
}

export function findSocialImage(slug) {
  return site.url + (social[slug] ?? social['']);
}
