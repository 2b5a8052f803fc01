import { currentSite, type Site } from '../../site.ts';

/** Enough for the cards of stories that were published next to each other: those that articles show of earlier ones. */
const MOST = 2000;

const memories = new WeakMap<Site, Map<string, string>>();

/** HTML that was remembered under a name; undefined if it has to be drawn. */
export function recallHtml(name: string): string | undefined {
  const html = memories.get(currentSite())?.get(name);
  if (html !== undefined) rememberHtml(name, html);
  return html;
}

/** In the preview everything is drawn anew: its templates change while the site stays. */
export function rememberHtml(name: string, html: string): void {
  const site = currentSite();
  if (site.isPreview) return;
  const memory = memories.get(site) ?? new Map<string, string>();
  memories.set(site, memory);
  // So that the one asked for longest ago goes first.
  memory.delete(name);
  memory.set(name, html);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
}
