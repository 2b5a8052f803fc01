import { draw } from './drawing.mjs';
import { escapeMarkup, formatDay } from './markup.mjs';

/** Each card is made once, however many pages show it. */
const made = new Map(['lead', 'card', 'row', 'small'].map((kind) => [kind, new Map()]));

/** A story in a list. @param kind `lead`, `card`, `row`, or `small`, which has no excerpt */
export function writeCard(story, kind = 'card') {
  const ofKind = made.get(kind);
  const card = ofKind.get(story) ?? makeCard(story, kind);
  ofKind.set(story, card);
  return card;
}

export function writeMeta({ provider, stamp, date }) {
  return `<p class="meta"><span class="provider"><span>${escapeMarkup(provider.name)}</span></span><time datetime="${stamp}">${formatDay(date)}</time></p>`;
}

function makeCard(story, kind) {
  const heading = kind === 'row' || kind === 'small' ? 'h3' : 'h2';
  const [topic] = story.topics;
  const kicker = topic ? `<p class="kicker"><a href="${topic.path}">${escapeMarkup(topic.name)}</a></p>` : '';
  const excerpt = kind === 'small' ? '' : `<p class="excerpt" dir="auto">${escapeMarkup(story.description)}</p>`;
  const isDrawn = kind === 'lead' || story.youtube;
  const picture = isDrawn ? `<div class="story-picture${story.youtube ? ' is-video' : ''}">${draw(story)}</div>` : '';
  return `<article class="story story-${kind}${isDrawn ? '' : ' plain'}">${picture}<div class="story-text">${kicker}<${heading} class="headline"><a href="${story.path}" dir="auto">${escapeMarkup(story.title)}</a></${heading}>${excerpt}${writeMeta(story)}</div></article>`;
}
