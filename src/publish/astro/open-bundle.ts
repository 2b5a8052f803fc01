import { fork } from 'node:child_process';
import { hash } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { BUNDLE_DIR } from '../../command/environment.ts';
import { COMPILE_CACHE_DIR } from '../../command/keep-compiled.ts';
import { KnownFailure } from '../../command/known-failure.ts';
import { hashBundle } from '../cache/hash-engine.ts';
import { isRunning } from '../threads/is-running.ts';
import { placeBundle } from './place-bundle.ts';
import { isWholeBundle } from './seal-bundle.ts';

/** What `make-bundle.ts` is asked for. */
export interface BundleOrder {
  /** Where it is made first. */
  work: string;
  /** Where to: `modules/` are the pages, `styles.json` their `PageStyles`, `files/` goes into the site as it is. */
  folder: string;
}

/** What it answers when it fails. An error that goes to another process loses what the system said of it. */
export interface BundleFailure {
  error: Error;
  system: Pick<NodeJS.ErrnoException, 'code' | 'syscall' | 'path'>;
}

const WHY_STOPPED = 'if nobody did that, the memory is used up: end other programs, then run the command again';

/** Bundles kept: those of other sites or versions, between which somebody may go back and forth. */
const KEPT = 8;

/** Milliseconds. */
const LONGEST_BUILD = 3_600_000;

/**
 * The pages as Astro bundles them, for the sites of one base path, from the last build if nothing changed.
 * @param code see `hashCode`
 * @param base begins and ends with a slash
 * @param signal stops the process that makes it
 * @returns its folder
 * @throws what Astro says of a template with an error
 */
export async function openBundle(code: string, base: string, signal: AbortSignal): Promise<string> {
  const name = await hashBundle(code);
  const folder = join(BUNDLE_DIR, `${name}-${hash('sha256', base).slice(0, 8)}`);
  return openOrMake(folder, async () => {
    const bundle = await openBundleOfAll(code, signal);
    await placeBundle(bundle, nameUnfinished(folder), folder, base);
  });
}

/**
 * The same for every site. It depends on code, packages and `public/`, and on no paper. Making it takes two seconds, and most of
 * the memory that a small build needs.
 */
export async function openBundleOfAll(code: string, signal: AbortSignal): Promise<string> {
  const folder = join(BUNDLE_DIR, await hashBundle(code));
  return openOrMake(folder, async () => {
    // Of old bundles too; Node fills it again.
    await rm(COMPILE_CACHE_DIR, { recursive: true, force: true }).catch(() => {});
    await makeBundle({ work: nameUnfinished(folder), folder }, signal);
  });
}

async function openOrMake(folder: string, make: () => Promise<void>): Promise<string> {
  if (isWholeBundle(folder)) {
    const now = new Date();
    await utimes(folder, now, now).catch(() => {}); // of another user, or on a disk that can't be written
    return folder;
  }
  await mkdir(BUNDLE_DIR, { recursive: true });
  await discard(folder);
  await removeOldBundles();
  await make();
  if (!isWholeBundle(folder)) throw new KnownFailure(`${folder} changes while it is used; run the command again`);
  return folder;
}

/** In one step, since another build may be at work with it. */
async function discard(folder: string): Promise<void> {
  const aside = nameUnfinished(folder);
  const isThere = await rename(folder, aside).then(
    () => true,
    () => false,
  );
  if (isThere) await rm(aside, { recursive: true, force: true });
}

/** The name of a bundle that this process makes or removes. */
function nameUnfinished(folder: string): string {
  return `${folder}.${process.pid}.tmp`;
}

/** Scripts, fonts and what `public/` holds. @param isWanted asked for the path of each file and folder */
export async function copyBundleFiles(bundle: string, target: string, isWanted: (path: string) => boolean): Promise<void> {
  const files = join(bundle, 'files');
  await cp(files, target, { recursive: true, filter: (from) => isWanted(relative(files, from)) });
}

async function makeBundle(order: BundleOrder, signal: AbortSignal): Promise<void> {
  const child = fork(new URL('./make-bundle.ts', import.meta.url), { serialization: 'advanced', signal });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('message', (failure: BundleFailure) => reject(Object.assign(failure.error, failure.system)));
  child.on('error', reject);
  child.once('exit', (status, killedBy) => {
    if (status === 0) resolve();
    else if (killedBy) reject(new KnownFailure(`bundling the pages was stopped by ${killedBy}; ${WHY_STOPPED}`));
    else reject(new Error(`bundling the pages ended with ${status}`));
  });
  child.send(order, () => {}); // one that ends before it has its order is told of by its exit
  await promise;
}

/** Another build may be at work with one of them, or at the same. */
async function removeOldBundles(): Promise<void> {
  const names = await readdir(BUNDLE_DIR);
  for (const name of names) {
    const maker = /\.(\d+)\.tmp$/.exec(name)?.[1];
    if (maker && !isRunning(Number(maker))) await rm(join(BUNDLE_DIR, name), { recursive: true, force: true }).catch(() => {});
  }
  const paths = names.filter((name) => !name.endsWith('.tmp')).map((name) => join(BUNDLE_DIR, name));
  const bundles = await Promise.all(paths.map(async (path) => ({ path, usedAt: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })));
  const old = bundles.toSorted((a, b) => b.usedAt - a.usedAt).slice(KEPT);
  for (const { path, usedAt } of old) {
    if (usedAt < Date.now() - LONGEST_BUILD) await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}
