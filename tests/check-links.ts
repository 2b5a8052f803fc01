import { LinkChecker, LinkState } from 'linkinator';
import { serveFolder } from './serve-folder.ts';

/** Addresses within a built site that lead nowhere, each with the page that names it; and how many were followed. */
export async function checkLinks(folder: string, base = '/'): Promise<{ broken: string[]; followed: number }> {
  const server = await serveFolder(folder, base);
  try {
    const { links } = await new LinkChecker().check({
      path: server.url,
      recurse: true,
      concurrency: 40,
      linksToSkip: async (link) => !link.startsWith(new URL('/', server.url).href),
    });
    const followed = links.filter(({ state }) => state !== LinkState.SKIPPED);
    const broken = followed
      .filter(({ state }) => state === LinkState.BROKEN)
      .map(({ url, parent, status }) => `${parent} → ${url} (${status})`);
    return { broken, followed: followed.length };
  } finally {
    await server.close();
  }
}
