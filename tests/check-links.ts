import { LinkChecker, LinkState } from 'linkinator';
import { serveFolder } from './serve-folder.ts';

/** Addresses within a built site that lead nowhere, each with the page that names it; and how many were followed. */
export async function checkLinks(folder: string, base = '/'): Promise<{ broken: string[]; followed: number }> {
  const server = await serveFolder(folder, base);
  try {
    const root = new URL('/', server.url).href;
    const { links } = await new LinkChecker().check({
      path: server.url,
      recurse: true,
      concurrency: 40,
      linksToSkip: async (link) => !link.startsWith(root),
    });
    // It gives up on an address elsewhere whose hash it can't decode, before it asks whether to skip it.
    const followed = links.filter(({ url, state }) => state !== LinkState.SKIPPED && url.startsWith(root));
    const broken = followed
      .filter(({ state }) => state === LinkState.BROKEN)
      .map(({ url, parent, status }) => `${parent} → ${url} (${status})`);
    return { broken, followed: followed.length };
  } finally {
    await server.close();
  }
}
