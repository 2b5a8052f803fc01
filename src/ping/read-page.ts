import { hash } from 'node:crypto';

/** What a page says of itself to search engines and hubs. */
export interface PageFacts {
  canonical: string | undefined;
  /** The address that a hub knows the page by. */
  self: string | undefined;
  hubs: readonly string[];
  /** False for a page that sends its readers elsewhere or asks not to be listed. */
  isListed: boolean;
  /** Of the title and the main content, so that a new style sheet or another font is no change. */
  fingerprint: string;
}

/** Whole elements whose text is no markup, else one tag; a quoted `>` does not end it. */
const TAG = /<style\b[^>]*>[\s\S]*?<\/style>|<script\b[^>]*>[\s\S]*?<\/script>|<title>([\s\S]*?)<\/title>|<(?:[^>"]|"[^"]*")*>/g;

/** @param html a page of a built site: attributes stand in double quotes */
export function readPage(html: string): PageFacts {
  const headEnd = Math.max(html.indexOf('</head>'), 0);
  const links: { rel: string; href: string }[] = [];
  let title = '';
  let isListed = true;
  for (const [tag, text] of html.slice(0, headEnd).matchAll(TAG)) {
    if (text !== undefined) title = text;
    else if (tag.startsWith('<link')) links.push({ rel: readAttribute(tag, 'rel'), href: readAttribute(tag, 'href') });
    else if (tag.startsWith('<meta')) isListed &&= !sendsAway(tag);
  }
  const find = (rel: string) => links.filter((link) => link.rel === rel).map(({ href }) => href);
  return {
    canonical: find('canonical')[0],
    self: find('self')[0],
    hubs: find('hub'),
    isListed,
    fingerprint: fingerprintText(`${title}\n${findMain(html, headEnd)}`),
  };
}

/** Short, and long enough: two of a million texts share one with a chance of 1 to 10¹⁷. */
export function fingerprintText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16);
}

function sendsAway(tag: string): boolean {
  if (readAttribute(tag, 'http-equiv').toLowerCase() === 'refresh') return true;
  return readAttribute(tag, 'name').toLowerCase() === 'robots' && /\b(?:noindex|none)\b/i.test(readAttribute(tag, 'content'));
}

function readAttribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value.replaceAll('&#39;', "'").replace(/&(?:amp|#38);/g, '&');
}

/** Everything after the head of a page that was not made by our layouts. */
function findMain(html: string, headEnd: number): string {
  const start = html.indexOf('<main', headEnd);
  const end = html.lastIndexOf('</main>');
  return start >= 0 && end > start ? html.slice(start, end) : html.slice(headEnd);
}
