import { basename } from 'node:path';
import { writeCard } from './cards.mjs';
import { draw } from './drawing.mjs';
import { escapeMarkup, formatDay, formatMoment } from './markup.mjs';
import { describeTrail, writeBreadcrumb, writeFeedLinks, writePage, writeStructuredData } from './page.mjs';
import { findSocialImage, site } from './publication.mjs';
import { findStory } from './publication-index.mjs';

export function render({ content, page }) {
  const story = findStory(basename(page.inputPath, '.md'));
  const { title, path, description, topics } = story;
  const [topic] = topics;
  const head = `${writeFeedLinks(topic.name, topic.path)}<meta property="article:published_time" content="${story.stamp}"><meta property="article:modified_time" content="${story.stamp}"><meta property="article:section" content="${escapeMarkup(topic.name)}">${topics.map(({ name }) => `<meta property="article:tag" content="${escapeMarkup(name)}">`).join('')}${writeStructuredData(
    [
      describe(story),
      describeTrail([
        [topic.name, topic.path],
        [title, path],
      ]),
    ],
  )}`;
  return writePage({
    title,
    path,
    description,
    imageTopic: topic.slug,
    imageTitle: topic.name,
    head,
    style: 'story',
    main: writeStory(story, content),
  });
}

function describe({ title, url, description, topics, provider, originalUrl, stamp }) {
  const organization = { '@type': 'Organization', name: provider.name, url: `https://${provider.domain}/` };
  return {
    '@type': 'NewsArticle',
    headline: title,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    isPartOf: { '@type': 'WebSite', '@id': `${site.url}/#website`, name: site.title, url: `${site.url}/` },
    description,
    keywords: topics.map(({ name }) => name),
    inLanguage: 'en',
    publisher: organization,
    sourceOrganization: organization,
    isBasedOn: originalUrl,
    image: { '@type': 'ImageObject', url: findSocialImage(topics[0].slug), width: '1200', height: '630' },
    datePublished: stamp,
    dateModified: stamp,
    author: organization,
    articleSection: topics[0].name,
  };
}

function writeStory(story, content) {
  const { topics, provider, related, earlier, older, newer } = story;
  const provided = escapeMarkup(provider.name);
  const source = story.webUrl
    ? `<p class="source"><a class="button" href="${escapeMarkup(story.webUrl)}" rel="external">Read at ${provided} <span aria-hidden="true">↗</span></a></p>`
    : `<p class="source credit">First published at <a href="${escapeMarkup(story.originalUrl)}" rel="external">${provided}</a></p>`;
  const tags = topics.map(({ name, path }) => `<li><a href="${path}">${escapeMarkup(name)}</a></li>`).join('');
  const coverage =
    related.length > 0 ? `<section class="coverage"><h2>Also covered by</h2><ul>${related.map(writeRelated).join('')}</ul></section>` : '';
  const cards = earlier.map((other) => writeCard(other, 'small')).join('');
  const before = cards && `<section class="earlier"><h2>Earlier on this topic</h2><div class="card-grid">${cards}</div></section>`;
  const neighbours = `${older ? `<a href="${older.path}" rel="prev"><small>← Before</small><span dir="auto">${escapeMarkup(older.title)}</span></a>` : ''}${newer ? `<a class="newer" href="${newer.path}" rel="next"><small>After →</small><span dir="auto">${escapeMarkup(newer.title)}</span></a>` : ''}`;
  return `<article class="page-story"><header class="story-head">${writeBreadcrumb([[topics[0].name, topics[0].path]])}<h1 dir="auto">${escapeMarkup(story.title)}</h1><p class="standfirst" dir="auto">${escapeMarkup(story.description)}</p><p class="meta"><a class="provider" href="/providers/${provider.domain}/"><span>${provided}</span></a><time datetime="${story.stamp}">${formatMoment(story.date)}</time></p></header><figure class="hero">${writeHero(story)}</figure>${content ? `<div class="body">${content}</div>` : ''}${source}<nav class="tags" aria-label="Topics of this story"><ul>${tags}</ul></nav>${coverage}</article>${before}<nav class="neighbours" aria-label="Stories before and after">${neighbours}</nav>`;
}

function writeHero(story) {
  if (!story.youtube) return draw(story);
  return `<a class="video is-video" href="https://www.youtube.com/watch?v=${story.youtube}" data-player="https://www.youtube-nocookie.com/embed/${story.youtube}?autoplay=1" data-title="${escapeMarkup(story.title)}">${draw(story)}<span class="play-label">Play the video <small>on YouTube</small></span></a>`;
}

function writeRelated({ webUrl, title, provider, publishedDateTime }) {
  return `<li><div><a class="headline" href="${escapeMarkup(webUrl)}" rel="external" dir="auto">${escapeMarkup(title)}</a><p class="meta"><span class="provider"><span>${escapeMarkup(provider.name)}</span></span><time datetime="${publishedDateTime}">${formatDay(new Date(publishedDateTime))}</time></p></div></li>`;
}
