import { type Asked, currentSite, type Site } from '../../site.ts';

/** Enough for the cards of stories that were published next to each other: those that articles show of earlier ones. */
const MOST = 2000;

interface Drawn {
  html: string;
  /** What was asked to draw it: those who show it depend on that too. */
  asked: Asked;
}

const memories = new WeakMap<Site, Map<string, Drawn>>();

/** HTML that was remembered under a name; undefined if it has to be drawn. */
export function recallHtml(name: string): string | undefined {
  const site = currentSite();
  const drawn = memories.get(site)?.get(name);
  if (!drawn) return undefined;
  site.askAgain(drawn.asked);
  keep(site, name, drawn);
  return drawn.html;
}

/** Draws it, and remembers it. In the preview everything is drawn anew: its templates change while the site stays. */
export async function rememberHtml(name: string, draw: () => Promise<string>): Promise<string> {
  const site = currentSite();
  const { result, asked } = site.listen(draw);
  const html = await result;
  if (!site.isPreview) keep(site, name, { html, asked });
  return html;
}

function keep(site: Site, name: string, drawn: Drawn): void {
  const memory = memories.get(site) ?? new Map<string, Drawn>();
  memories.set(site, memory);
  // So that the one asked for longest ago goes first.
  memory.delete(name);
  memory.set(name, drawn);
  const [oldest] = memory.keys();
  if (memory.size > MOST && oldest !== undefined) memory.delete(oldest);
}
