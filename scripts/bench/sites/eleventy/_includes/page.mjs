import { escapeMarkup } from './markup.mjs';
import { findSocialImage, fonts, footer, headers, site, styles } from './publication.mjs';

const FONTS = fonts.map((font) => `<link rel="preload" as="font" type="font/woff2" href="${font}" crossorigin>`).join('');

const HEAD = `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Eleventy"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#f6f6f3" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#121417" media="(prefers-color-scheme: dark)">${FONTS}<link rel="icon" type="image/svg+xml" href="/icon.svg"><meta property="og:site_name" content="${escapeMarkup(site.title)}"><meta property="og:locale" content="en_US"><meta property="og:image:type" content="image/jpeg"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">${writeFeedLinks(site.title, '/')}`;

/**
 * A whole page.
 * @param page its title and path; what stands in its head besides; the name of its style sheet; what stands between header and footer
 */
export function writePage({
  title,
  path,
  description = site.description,
  imageTopic = '',
  imageTitle = site.title,
  head = '',
  style = 'list',
  main,
}) {
  const url = site.url + path;
  const name = escapeMarkup(title ?? site.title);
  const summary = escapeMarkup(description);
  const pageTitle = title === undefined || style === 'story' ? name : `${name} · ${escapeMarkup(site.title)}`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${pageTitle}</title>${HEAD}<meta name="description" content="${summary}"><link rel="canonical" href="${url}"><meta property="og:type" content="${style === 'story' ? 'article' : 'website'}"><meta property="og:title" content="${name}"><meta property="og:description" content="${summary}"><meta property="og:url" content="${url}"><meta property="og:image" content="${findSocialImage(imageTopic)}"><meta property="og:image:alt" content="${escapeMarkup(imageTitle)}">${head}${styles[style]}</head><body>${style === 'home' ? headers.home : headers.others}<main id="content">${main}</main>${footer}</body></html>`;
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
