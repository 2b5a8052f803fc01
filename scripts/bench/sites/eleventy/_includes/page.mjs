import { escapeMarkup } from './markup.mjs';
import { findCard, findTopic, fonts, scripts, sections, site, styles } from './publication.mjs';

const FONTS = fonts.map((font) => `<link rel="preload" as="font" type="font/woff2" href="${font}" crossorigin>`).join('');

const HEAD = `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Eleventy"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#faf7f0" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)">${FONTS}<link rel="icon" type="image/svg+xml" href="/icon.svg"><meta property="og:site_name" content="${escapeMarkup(site.title)}"><meta property="og:locale" content="en_US"><meta property="og:image:type" content="image/jpeg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">${writeFeedLinks(site.title, '/')}`;

const SECTIONS = `<nav class="sections" aria-label="Site"><ul>${sections.map((slug) => `<li><a href="/topics/${slug}/">${escapeMarkup(findTopic(slug).name)}</a></li>`).join('')}<li><a href="/topics/">Topics</a></li><li><a href="/providers/">Sources</a></li><li><a href="/archive/">Archive</a></li><li><a class="to-search" href="/search/"><svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d="M13 13l5 5M8.5 15a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13z" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"></path></svg><span class="unseen">Search</span></a></li></ul></nav>`;

const HEADER = `<header class="masthead"><p class="nameplate"><a href="/">${escapeMarkup(site.title)}</a></p>${SECTIONS}</header>`;
const HOME_HEADER = `<header class="masthead masthead-home"><h1 class="nameplate"><a href="/">${escapeMarkup(site.title)}</a></h1><p class="motto">${escapeMarkup(site.description)}</p>${SECTIONS}</header>`;

const FOOTER = `<footer class="site-footer"><p class="nameplate-small">${escapeMarkup(site.title)}</p><p>${escapeMarkup(site.description)}</p><nav aria-label="More"><ul><li><a href="/topics/">Topics</a></li><li><a href="/providers/">Sources</a></li><li><a href="/archive/">Archive</a></li><li><a href="/search/">Search</a></li><li><a href="/feeds/">Feeds</a></li><li><a href="/newsletter/">Newsletter</a></li></ul></nav></footer>`;

/**
 * A whole page.
 * @param page its title and path; what stands in its head besides; the name of its style sheet; what stands between header and footer
 */
export function writePage({
  title,
  path,
  description = site.description,
  card = '',
  cardTitle = site.title,
  head = '',
  style = 'list',
  main,
  script,
}) {
  const url = site.url + path;
  const name = escapeMarkup(title ?? site.title);
  const summary = escapeMarkup(description);
  const pageTitle = title === undefined || style === 'story' ? name : `${name} · ${escapeMarkup(site.title)}`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${pageTitle}</title>${HEAD}<meta name="description" content="${summary}"><link rel="canonical" href="${url}"><meta property="og:type" content="${style === 'story' ? 'article' : 'website'}"><meta property="og:title" content="${name}"><meta property="og:description" content="${summary}"><meta property="og:url" content="${url}"><meta property="og:image" content="${findCard(card)}"><meta property="og:image:alt" content="${escapeMarkup(cardTitle)}">${head}<style>${styles[style]}</style></head><body><a class="skip" href="#content">Skip to the content</a>${style === 'home' ? HOME_HEADER : HEADER}<main id="content">${main}</main>${FOOTER}</body></html>${script ? `<script type="module">${scripts[script]}</script>` : ''}`;
}

export function writeFeedLinks(title, path) {
  const name = escapeMarkup(title);
  return `<link rel="alternate" type="application/rss+xml" title="${name} (RSS)" href="${path}rss.xml"><link rel="alternate" type="application/atom+xml" title="${name} (Atom)" href="${path}atom.xml"><link rel="alternate" type="application/feed+json" title="${name} (JSON)" href="${path}feed.json">`;
}

/** @param steps name and path of each page from the home page to this one */
export function describeTrail(steps) {
  const items = [['Home', '/'], ...steps].map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: site.url + path,
  }));
  return { '@type': 'BreadcrumbList', itemListElement: items };
}

export function writeStructuredData(graph) {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
  return `<script type="application/ld+json">${json.replaceAll('<', '\\u003c')}</script>`;
}

/** @param steps name and path of each page above this one, without the home page */
export function writeBreadcrumb(steps) {
  const items = [['Home', '/'], ...steps].map(([name, path]) => `<li><a href="${path}">${escapeMarkup(name)}</a></li>`);
  return `<nav class="breadcrumb" aria-label="Breadcrumb"><ol>${items.join('')}</ol></nav>`;
}
