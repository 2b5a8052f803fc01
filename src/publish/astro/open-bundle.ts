import { fork } from 'node:child_process';
import { hash } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { BUNDLE_DIR, COMPILE_CACHE_DIR, PACKED_DIR } from '../../command/engine-code.mjs';
import { KnownFailure } from '../../command/known-failure.ts';
import { hashBundle, type SiteCode } from '../cache/hash-engine.ts';
import { openMadeFolder } from '../cache/open-made-folder.ts';
import type { BundleFault } from '../theme/find-bundle-fault.ts';
import { findCompiled } from '../threads/compiled-file.ts';
import { placeBundle } from './place-bundle.ts';

/** What `make-bundle.ts` is asked for. */
export interface BundleOrder {
  /** Where to: `modules/` are the pages, `styles.json` their `PageStyles`, `files/` goes into the site as it is. */
  work: string;
  /** See `Environment`. */
  themeDir: string | undefined;
}

/** What it answers when it fails. An error that goes to another process loses what the system said of it. */
export interface BundleFailure {
  error: Error;
  system: Pick<NodeJS.ErrnoException, 'code' | 'syscall' | 'path'>;
  /** See `findBundleFault`. */
  fault: BundleFault;
}

const WHY_STOPPED = 'if nobody did that, the memory is used up: end other programs, then run the command again';

/**
 * The pages as Astro bundles them, for the sites of one base path, from the last build if nothing changed.
 * @param code see `readSiteCode`
 * @param base begins and ends with a slash
 * @param signal stops the process that makes it
 * @returns its folder
 * @throws what Astro says of a template with an error
 */
export async function openBundle(code: SiteCode, base: string, signal: AbortSignal): Promise<string> {
  const name = hashBundle(code);
  const folder = join(BUNDLE_DIR, `${name}-${hash('sha256', base).slice(0, 8)}`);
  return openMadeFolder(folder, async (work) => placeBundle(await openBundleOfAll(code, signal), work, base));
}

/**
 * The same for every site. It depends on code, packages, `public/` and the theme, and on no paper. Making it takes two seconds, and most of
 * the memory that a small build needs; a package brings the one without a theme.
 */
export async function openBundleOfAll(code: SiteCode, signal: AbortSignal): Promise<string> {
  if (code.isPacked) return join(PACKED_DIR, 'bundle');
  const folder = join(BUNDLE_DIR, hashBundle(code));
  return openMadeFolder(folder, async (work) => {
    // Of old bundles too; Node fills it again.
    await rm(COMPILE_CACHE_DIR, { recursive: true, force: true }).catch(() => {});
    await makeBundle({ work, themeDir: code.themeDir }, signal);
  });
}

/** Scripts, fonts and what `public/` holds. @param isWanted asked for the path of each file and folder */
export async function copyBundleFiles(bundle: string, target: string, isWanted: (path: string) => boolean): Promise<void> {
  const files = join(bundle, 'files');
  await cp(files, target, { recursive: true, filter: (from) => isWanted(relative(files, from)) });
}

async function makeBundle(order: BundleOrder, signal: AbortSignal): Promise<void> {
  const child = fork(findCompiled(new URL('./make-bundle.ts', import.meta.url)), { serialization: 'advanced', signal });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('message', (failure: BundleFailure) => reject(Object.assign(failure.error, failure.system, { fault: failure.fault })));
  child.on('error', reject);
  child.once('exit', (status, killedBy) => {
    if (status === 0) resolve();
    else if (killedBy) reject(new KnownFailure(`bundling the pages was stopped by ${killedBy}; ${WHY_STOPPED}`));
    else reject(new Error(`bundling the pages ended with ${status}`));
  });
  child.send(order, () => {}); // one that ends before it has its order is told of by its exit
  await promise;
}
