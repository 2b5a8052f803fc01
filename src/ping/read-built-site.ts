import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Addresses } from '../content/addresses.ts';
import { listFiles } from '../files/list-files.ts';
import { findRoute, ROUTES, type Route } from '../routes.ts';
import { compareText } from '../text/compare-text.ts';
import { fingerprintText, readPage } from './read-page.ts';

/** What can be told of a built site. Addresses are absolute. */
export interface BuiltSite {
  /** Each feed with a fingerprint of its text. */
  feeds: ReadonlyMap<string, string>;
  pages: ReadonlyMap<string, BuiltPage>;
}

export interface BuiltPage {
  fingerprint: string;
  /** Whether search engines may list it, under this address. */
  isListed: boolean;
  /** Whether it names the site's hub, for this address. */
  namesHub: boolean;
}

const isPageOrFeed = ({ kind }: Route) => kind !== 'data' && kind !== 'file';

/**
 * Reads the output folder, and nothing else: what was built is what is told. One file after another with synchronous
 * calls, since nothing else waits: 22,000 pages take a third of the time of awaited ones.
 */
export function readBuiltSite(outDir: string, addresses: Addresses, hub: string | undefined): BuiltSite {
  const feeds = new Map<string, string>();
  const pages = new Map<string, BuiltPage>();
  for (const { path, kind } of listDocuments(outDir)) {
    const address = addressOf(path, addresses);
    const text = readFileSync(join(outDir, ...path), 'utf8');
    if (kind === 'feed') {
      // A copy at an old address names the new one, which is the one that hubs know.
      if (/ rel="self"|"feed_url"/.test(text) && !text.includes(address)) continue;
      feeds.set(address, fingerprintText(text));
      continue;
    }
    const { canonical, self, hubs, isListed, fingerprint } = readPage(text);
    const page = {
      fingerprint,
      isListed: isListed && canonical === address,
      namesHub: hub !== undefined && self === address && hubs.includes(hub),
    };
    if (page.isListed || page.namesHub) pages.set(address, page);
  }
  return { feeds, pages };
}

/** Pages and feeds, sorted. Paths are names of folders and a file. */
function listDocuments(outDir: string): { path: readonly string[]; kind: Route['kind'] }[] {
  const names = listFiles(outDir).map(({ name }) => name);
  return names.toSorted(compareText).flatMap((name) => {
    const path = name.split(sep);
    // What is hidden at the top is the host's.
    const route = name.startsWith('.') ? undefined : findRoute(path.join('/'));
    return route && isPageOrFeed(ROUTES[route]) ? [{ path, kind: ROUTES[route].kind }] : [];
  });
}

/** Percent-encoded as pages link to it. A disk may hold a name in another normal form than the address. */
function addressOf(path: readonly string[], { home, absolute }: Addresses): string {
  const parts = path.at(-1) === 'index.html' ? [...path.slice(0, -1), ''] : path;
  return absolute(home + parts.map((part) => encodeURIComponent(part.normalize('NFC'))).join('/'));
}
