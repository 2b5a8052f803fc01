import { currentSite, type Site } from '../../site.ts';

/** Enough for the cards of stories that were published next to each other: those that articles show of earlier ones. */
const MOST = 2000;

const memories = new WeakMap<Site, Map<string, string>>();

/**
 * What many pages show alike (the masthead, a story's card) is drawn once, which takes 2.5 % off a build. In the preview
 * everything is drawn anew: its templates change while the site stays.
 */
export async function recallHtml(key: string, draw: () => Promise<string>): Promise<string> {
  const site = currentSite();
  if (site.isPreview) return draw();
  const memory = memories.get(site) ?? new Map<string, string>();
  memories.set(site, memory);
  const html = memory.get(key) ?? (await draw());
  // So that the one asked for longest ago goes first.
  memory.delete(key);
  memory.set(key, html);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
  return html;
}
