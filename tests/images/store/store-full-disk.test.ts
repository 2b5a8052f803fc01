import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canMount, MOUNT_NAMESPACE } from '../../../scripts/fuzz/mount-namespace.ts';
import { ENGINE_DIR, readTree, temporaryFolder } from '../../run-command.ts';
import { fillOnce, type PrintedResult, printResult } from '../fill-once.ts';
import { type PictureHost, startPictureHost } from '../picture-host.ts';

const COUNT = 24;
const FILL = 'node tests/images/fill-once.ts --store "$STORE/store" --host "$HOST" --count "$COUNT"';

let host: PictureHost;
let wholeTree: Map<string, string>;
let wholeResult: PrintedResult;

const hasNamespaces = canMount();

beforeAll(async () => {
  if (!hasNamespaces) return;
  host = await startPictureHost();
  const store = await temporaryFolder();
  wholeResult = printResult(await fillOnce(store, host.url, COUNT));
  wholeTree = await readTree(store);
});
afterAll(async () => {
  await host?.close();
});

/**
 * Runs a shell script with a small disk at `$STORE`, which goes when it ends; `$OUT` stays.
 * @param size as tmpfs takes it: `1m`, or also a number of files: `1m,nr_inodes=50`
 * @returns the results that fills printed, one a line
 */
async function onSmallDisk(size: string, script: string): Promise<{ results: PrintedResult[]; out: string }> {
  const [store, out] = [await temporaryFolder(), await temporaryFolder()];
  const env = { ...process.env, STORE: store, OUT: out, HOST: host.url, COUNT: String(COUNT), FILL };
  const command = `set -e; PATH="${join(process.execPath, '..')}:$PATH"; mount -t tmpfs -o size=${size} none "$STORE"; ${script}`;
  const { stdout } = await promisify(execFile)('unshare', [...MOUNT_NAMESPACE, command], { env, cwd: ENGINE_DIR, timeout: 60_000 });
  return {
    results: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    out,
  };
}

const COPY_OUT = 'mkdir "$OUT/$STEP"; cp -a "$STORE/store/." "$OUT/$STEP"';

/** Every file is one of the undisturbed store, whole, and every file that a result names is there. */
async function expectRight(folder: string, { files }: PrintedResult): Promise<void> {
  const tree = await readTree(folder);
  for (const [path, bytes] of tree) expect([path, hash('sha256', bytes)]).toEqual([path, hash('sha256', wholeTree.get(path) ?? '')]);
  for (const [url, names] of Object.entries(files)) {
    expect(names).toEqual(wholeResult.files[url]);
    for (const name of names) expect(tree.has(join('files', name.slice(0, 2), name))).toBe(true);
  }
}

describe.skipIf(!hasNamespaces)('a store on a disk that is full (skipped where unshare can’t mount one)', () => {
  it.each([
    ['bytes', '200k', '8m'],
    ['files', '8m,nr_inodes=90', '8m,nr_inodes=10000'],
    ['bytes, from the start', '4k', '8m'],
    ['files, from the start', '1m,nr_inodes=4', '8m,nr_inodes=10000'],
  ])('keeps what fits, says which did not for want of %s, and is completed by one run after room is made', async (_, size, larger) => {
    const script = `${FILL}; STEP=full; ${COPY_OUT}; mount -o remount,size=${larger} "$STORE"; ${FILL}; STEP=mended; ${COPY_OUT}`;
    host.requests.clear();
    const { results, out } = await onSmallDisk(size, script);
    const requests = [...host.requests.values()].reduce((sum, count) => sum + count, 0);
    const [full, mended] = results;
    if (!full || !mended) throw new Error('A fill printed no result.');
    expect(new Set(Object.values(full.missing))).toEqual(new Set(['disk full']));
    expect(Object.keys(full.missing).length + Object.keys(full.files).length).toBe(COUNT);
    // How many fit depends on how far fetching runs ahead of making.
    await expectRight(join(out, 'full'), full);
    expect(mended).toMatchObject({ missing: {}, files: wholeResult.files });
    await expectRight(join(out, 'mended'), mended);
    expect((await readTree(join(out, 'mended'))).size).toBe(wholeTree.size);
    // Two are on their way when the first finds no room.
    expect(requests).toBeLessThanOrEqual(COUNT + 2);
  });

  it('serves what it holds from a full disk and from a read-only one, also without its folders for unfinished work', async () => {
    const fillUp = 'dd if=/dev/zero of="$STORE/ballast" bs=4k 2>/dev/null || true';
    const script = `${FILL}; rmdir "$STORE/store/locks" "$STORE/store/temporary"; ${fillUp}; ${FILL}; mount -o remount,ro "$STORE"; ${FILL}`;
    const { results } = await onSmallDisk('8m', script);
    for (const result of results) expect(result).toMatchObject({ missing: {}, files: wholeResult.files });
    expect(results.map(({ reused }) => reused)).toEqual([0, COUNT, COUNT]);
  });

  it('serves from a read-only disk what a copy took the times of', async () => {
    const touch = 'find "$STORE/store" -type f -exec touch {} +; find "$STORE/store" -type d -exec touch {} +';
    const { results } = await onSmallDisk('8m', `${FILL}; ${touch}; mount -o remount,ro "$STORE"; ${FILL}; ${FILL}`);
    for (const result of results) expect(result).toMatchObject({ missing: {}, files: wholeResult.files });
  });

  it('fails, and blames no picture, if a read-only disk lacks something', async () => {
    const { results, out } = await onSmallDisk(
      '8m',
      `COUNT=2; ${FILL}; COUNT=9; mount -o remount,ro "$STORE"; ${FILL} 2>"$OUT/error" || true`,
    );
    expect(results.length).toBe(1);
    expect((await readTree(out)).get('error')).toMatch(/EROFS/);
  });
});
