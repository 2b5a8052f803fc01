import { createHash } from 'node:crypto';
import { escapeMarkup } from './markup.mjs';

const items = new Map();

/** What every feed holds of a story, made once. */
export function describeItem(story) {
  const item = items.get(story) ?? makeItem(story);
  items.set(story, item);
  return item;
}

export function makeGuid(name) {
  return `urn:md5:${createHash('md5').update(name).digest('hex')}`;
}

function makeItem(story) {
  const { webUrl, originalUrl, provider, youtube, description, item } = story;
  const source = webUrl ?? originalUrl;
  const video = youtube ? `<p><a href="https://www.youtube.com/watch?v=${youtube}">Watch the video on YouTube</a></p>` : '';
  const content = `<p>Source: <a href="${escapeMarkup(source)}">${escapeMarkup(provider.name)}</a></p>${video}${item.content || `<p>${escapeMarkup(description)}</p>`}`;
  return { guid: makeGuid(story.slug), source, content, escaped: escapeMarkup(content) };
}
