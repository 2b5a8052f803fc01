import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEncoding } from '../../../src/images/encode/describe-encoding.ts';
import { fillStore } from '../../../src/images/fill/fill-store.ts';
import type { PictureJob } from '../../../src/images/picture-job.ts';
import type { Slot } from '../../../src/images/picture-slots.ts';
import { PictureStore } from '../../../src/images/store/picture-store.ts';
import { readTree, temporaryFolder } from '../../run-command.ts';
import { fillOnce, listJobs, NETWORK, QUICK } from '../fill-once.ts';
import { drawPicture, type PictureHost, startPictureHost } from '../picture-host.ts';

let host: PictureHost;
beforeAll(async () => {
  host = await startPictureHost();
});
afterAll(async () => {
  await host.close();
});

const options = { encoding: QUICK, network: NETWORK };

/** Drops what these jobs' pictures have no use for. */
async function prune(dir: string, jobs: readonly PictureJob[]): Promise<{ dropped: number; size: number }> {
  const store = new PictureStore(dir, describeEncoding(QUICK));
  const sources = jobs.flatMap(({ url }) => store.readSource(url) ?? []);
  return store.prune(
    sources,
    sources.flatMap(({ original }) => original?.hash ?? []),
  );
}

function sumSizes(tree: Map<string, string>): number {
  return [...tree.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}

describe('PictureStore.prune', () => {
  it('drops what nothing names and nothing else, and tells how many files and how large the rest is', async () => {
    const [store, kept] = [await temporaryFolder(), await temporaryFolder()];
    await fillOnce(store, host.url, 5);
    await fillOnce(kept, host.url, 2);
    const [before, wanted] = [await readTree(store), await readTree(kept)];
    expect(await prune(store, listJobs(host.url, 2))).toEqual({ dropped: before.size - wanted.size, size: sumSizes(wanted) });
    expect(await readTree(store)).toEqual(wanted);
    expect(await prune(store, listJobs(host.url, 2))).toEqual({ dropped: 0, size: sumSizes(wanted) });
    expect((await fillOnce(store, host.url, 2)).reused).toBe(2);
  });

  it('drops files made under other encoding options, and leaves strange files alone', async () => {
    const [store, kept] = [await temporaryFolder(), await temporaryFolder()];
    await fillOnce(store, host.url, 2, { encoding: { ...QUICK, webp: { quality: 20, effort: 0 } } });
    await fillOnce(store, host.url, 2);
    await fillOnce(kept, host.url, 2);
    await writeFile(join(store, 'files', 'somebody.webp'), 'else');
    await writeFile(join(kept, 'files', 'somebody.webp'), 'else');
    await prune(store, listJobs(host.url, 2));
    expect(await readTree(store)).toEqual(await readTree(kept));
  });

  it('keeps a file that two pictures share as long as one of them is wanted', async () => {
    const store = await temporaryFolder();
    const jobs = [`${host.url}/3.png`, `${host.url}/3.png?again`].map((url): PictureJob => ({ url, slots: ['card'] }));
    await fillStore(store, jobs, options);
    expect((await prune(store, jobs.slice(1))).dropped).toBe(1);
    expect((await fillStore(store, jobs.slice(1), options)).reused).toBe(1);
  });

  it('keeps all slots of a picture, and what is made of local pictures that are named by their hash', async () => {
    const dir = await temporaryFolder();
    const path = join(await temporaryFolder(), 'local.png');
    await writeFile(path, await drawPicture(4));
    const slots: Slot[] = ['hero', 'card', 'social'];
    await fillStore(dir, [{ url: 'local.png', path, slots }], options);
    const store = new PictureStore(dir, describeEncoding(QUICK));
    expect((await store.prune([], [hash('sha256', await readFile(path))])).dropped).toBe(0);
    expect((await store.prune([], [])).dropped).toBe(8);
    expect((await readTree(dir)).size).toBe(0);
  });

  it('finds nothing to do in a store that is not there yet', async () => {
    expect(await prune(join(await temporaryFolder(), 'absent'), [])).toEqual({ dropped: 0, size: 0 });
  });

  it('does not break a fill beside it: what it drops is made again', async () => {
    const [store, undisturbed] = [await temporaryFolder(), await temporaryFolder()];
    await fillOnce(undisturbed, host.url, 12);
    let isFilling = true;
    // The fill is not done before something was dropped.
    const { promise: isDropped, resolve: noticeDrop } = Promise.withResolvers<void>();
    host.held.set('/12.png', isDropped);
    const pruning = (async () => {
      while (isFilling) {
        if ((await prune(store, listJobs(host.url, 4))).dropped > 0) noticeDrop();
        await new Promise((done) => setTimeout(done, 60));
      }
    })();
    const beside = await fillOnce(store, host.url, 12).finally(() => {
      isFilling = false;
    });
    await pruning;
    host.held.clear();
    expect(beside.pictures.size + beside.missing.size).toBe(12);
    const after = await fillOnce(store, host.url, 12);
    expect([after.pictures.size, after.missing.size]).toEqual([12, 0]);
    await prune(store, listJobs(host.url, 12));
    expect(await readTree(store)).toEqual(await readTree(undisturbed));
  });
});
