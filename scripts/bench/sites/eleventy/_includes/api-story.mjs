import { site } from './publication.mjs';

const written = new Map();

/** A story in the API, its last bracket left open: the story's own document has more fields. */
export function writeApiStory(story) {
  const json = written.get(story) ?? JSON.stringify(describe(story)).slice(0, -1);
  written.set(story, json);
  return json;
}

function describe({ slug, title, description, storyType, heat, webUrl, url, originalUrl, stamp, provider, images, topics }) {
  return {
    path: `_news/${slug}.md`,
    title,
    excerpt: description,
    type: storyType,
    heat,
    sourceUrl: `${site.url}/api/news/${slug}.json`,
    webUrl: webUrl ?? url,
    originalUrl,
    publishedDateTime: stamp,
    updatedDateTime: null,
    provider,
    images,
    locale: 'en',
    categories: ['news'],
    topics: topics.map(({ name }) => name),
  };
}
