import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { BUNDLE_DIR, COMPILE_CACHE_DIR } from '../../command/environment.ts';
import type { SiteSettings } from '../../content/fields/site-settings.ts';
import { hashBundle } from '../cache/hash-engine.ts';

/** What `make-bundle.ts` is asked for. */
export interface BundleOrder {
  settings: SiteSettings;
  /** Where to: `modules/` are the pages, `styles.json` their `PageStyles`, `files/` goes into the site as it is. */
  folder: string;
}

/** Bundles kept: those of other publications or versions, between which somebody may go back and forth. */
const KEPT = 4;

/** Milliseconds. */
const LONGEST_BUILD = 3_600_000;

/**
 * The pages as Astro bundles them, from the last build if nothing changed. A bundle depends on code, packages, `public/` and the
 * site's address, and on no article. Making it takes two seconds, and most of the memory that a small build needs.
 * @param code see `hashCode`
 * @param signal stops the process that makes it
 * @returns its folder
 * @throws what Astro says of a template with an error
 */
export async function openBundle(code: string, settings: SiteSettings, signal: AbortSignal): Promise<string> {
  const folder = join(BUNDLE_DIR, await hashBundle(code, settings));
  if (existsSync(folder)) {
    const now = new Date();
    await utimes(folder, now, now);
  } else {
    await makeBundle({ settings, folder }, signal);
    await removeOldBundles();
  }
  return folder;
}

/** Scripts, fonts and what `public/` holds. */
export async function copyBundleFiles(bundle: string, target: string): Promise<void> {
  await cp(join(bundle, 'files'), target, { recursive: true });
}

async function makeBundle(order: BundleOrder, signal: AbortSignal): Promise<void> {
  const child = fork(new URL('./make-bundle.ts', import.meta.url), { serialization: 'advanced', signal });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('message', reject);
  child.once('error', reject);
  child.once('exit', (status, killedBy) =>
    status === 0 ? resolve() : reject(new Error(`bundling the pages ended with ${killedBy ?? status}`)),
  );
  child.send(order);
  await promise;
}

/** Another build may be at work with one of them, or at the same. */
async function removeOldBundles(): Promise<void> {
  // Of old bundles too; Node fills it again.
  await rm(COMPILE_CACHE_DIR, { recursive: true, force: true }).catch(() => {});
  const paths = (await readdir(BUNDLE_DIR)).map((name) => join(BUNDLE_DIR, name));
  const bundles = await Promise.all(paths.map(async (path) => ({ path, usedAt: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })));
  const old = bundles.toSorted((a, b) => b.usedAt - a.usedAt).slice(KEPT);
  for (const { path, usedAt } of old) {
    if (usedAt < Date.now() - LONGEST_BUILD) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
