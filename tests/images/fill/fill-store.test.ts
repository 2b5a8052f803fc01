import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillStore } from '../../../src/images/fill/fill-store.ts';
import type { PictureJob } from '../../../src/images/picture-job.ts';
import type { Slot } from '../../../src/images/picture-slots.ts';
import { readTree, temporaryFolder } from '../../run-command.ts';
import { fillOnce, NETWORK, printResult, QUICK } from '../fill-once.ts';
import { drawPicture, type PictureHost, startPictureHost } from '../picture-host.ts';

let host: PictureHost;
beforeAll(async () => {
  host = await startPictureHost();
});
afterAll(async () => {
  await host.close();
});

const options = { encoding: QUICK, network: NETWORK };

async function savePicture(number: number): Promise<string> {
  const path = join(await temporaryFolder(), `${number}.png`);
  await writeFile(path, await drawPicture(number));
  return path;
}

/** Requests since the last call. */
function takeRequests(): string[] {
  const paths = [...host.requests].flatMap(([path, count]) => Array<string>(count).fill(path));
  host.requests.clear();
  return paths;
}

describe('fillStore', () => {
  it('makes pictures of the web and of the content folder once, and reuses them', async () => {
    const store = await temporaryFolder();
    const jobs: PictureJob[] = [
      { url: `${host.url}/1.png`, slots: ['card', 'hero', 'social'] },
      { url: 'media/2.png', path: await savePicture(2), slots: ['card', 'logo'] },
    ];
    const first = await fillStore(store, jobs, options);
    expect([first.made, first.fetched, first.reused, first.missing.size]).toEqual([2, 1, 0, 0]);
    expect(takeRequests()).toEqual(['/1.png']);
    const tree = await readTree(store);
    const second = await fillStore(store, jobs, options);
    expect([second.made, second.fetched, second.reused, second.received]).toEqual([0, 0, 2, 0]);
    expect(takeRequests()).toEqual([]);
    expect(await readTree(store)).toEqual(tree);
    expect(new Map([...second.pictures].toSorted())).toEqual(new Map([...first.pictures].toSorted()));
    expect(second.size).toBe(first.size);
  });

  it('only looks if a preview asks it to: it asks for nothing, makes nothing and shows what is there', async () => {
    const store = await temporaryFolder();
    const jobs: PictureJob[] = [
      { url: `${host.url}/1.png`, slots: ['card'] },
      { url: 'media/2.png', path: await savePicture(2), slots: ['card'] },
    ];
    await fillStore(store, jobs.slice(0, 1), options);
    takeRequests();
    const looked = await fillStore(store, [...jobs, { url: `${host.url}/3.png`, slots: ['card'] }], { encoding: QUICK, looksOnly: true });
    expect([...looked.pictures.keys()]).toEqual([`${host.url}/1.png`]);
    expect(looked.waiting.toSorted()).toEqual([`${host.url}/3.png`, 'media/2.png']);
    expect([looked.made, takeRequests()]).toEqual([0, []]);
  });

  it('records the upright size, and names files that hold what they say', async () => {
    const store = await temporaryFolder();
    const path = join(await temporaryFolder(), 'phone.jpg');
    // A phone held upright: pixels lie on their side, and EXIF says so.
    await writeFile(
      path,
      await sharp(await drawPicture(3))
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    );
    const { pictures } = await fillStore(store, [{ url: 'phone.jpg', path, slots: ['hero', 'card'] }], options);
    const made = pictures.get('phone.jpg');
    expect([made?.width, made?.height]).toEqual([300, 400]);
    for (const { name, width, height, size } of Object.values(made?.slots ?? {}).flat()) {
      const bytes = await readFile(join(store, 'files', name.slice(0, 2), name));
      expect(await sharp(bytes).metadata()).toMatchObject({ width, height });
      expect(bytes.length).toBe(size);
    }
    expect(made?.slots.hero?.at(-1)).toMatchObject({ width: 300, height: 400, format: 'webp' });
  });

  it('adds slots later without a request, and encodes the new ones only', async () => {
    const store = await temporaryFolder();
    const fill = (slots: readonly Slot[]) => fillStore(store, [{ url: `${host.url}/4.png`, slots }], options);
    await fill(['social', 'card']);
    const before = await readTree(join(store, 'files'));
    takeRequests();
    expect((await fill(['card', 'hero'])).made).toBe(1);
    expect(takeRequests()).toEqual([]);
    const after = await readTree(join(store, 'files'));
    expect(after.size - before.size).toBe(2);
    expect(new Map([...after].filter(([path]) => before.has(path)))).toEqual(before);
    expect((await fill(['hero', 'card', 'social'])).reused).toBe(1);
    const atOnce = await temporaryFolder();
    await fillStore(atOnce, [{ url: `${host.url}/4.png`, slots: ['hero', 'card', 'social'] }], options);
    expect(await readTree(store)).toEqual(await readTree(atOnce));
  });

  it('makes files anew under other encoding options, without a request, and keeps the others', async () => {
    const store = await temporaryFolder();
    const first = await fillOnce(store, host.url, 2);
    takeRequests();
    const other = await fillOnce(store, host.url, 2, { encoding: { ...QUICK, webp: { quality: 20, effort: 0 } } });
    expect([other.made, takeRequests()]).toEqual([2, []]);
    expect(printResult(other).files).not.toEqual(printResult(first).files);
    expect((await fillOnce(store, host.url, 2)).reused).toBe(2);
  });

  it('shares the files of two addresses with the same bytes', async () => {
    const store = await temporaryFolder();
    const urls = [`${host.url}/5.png`, `${host.url}/5.png?again`];
    const { pictures, made, fetched } = await fillStore(
      store,
      urls.map((url) => ({ url, slots: ['card'] })),
      options,
    );
    expect([made, fetched]).toEqual([1, 2]);
    expect(pictures.get(urls[0] ?? '')).toEqual(pictures.get(urls[1] ?? ''));
    expect((await readTree(join(store, 'originals'))).size).toBe(1);
    expect((await readTree(join(store, 'files'))).size).toBe(4);
  });

  it('does not make the same local bytes again under another path or address', async () => {
    const store = await temporaryFolder();
    const path = await savePicture(6);
    await fillStore(store, [{ url: 'a.png', path, slots: ['card'] }], options);
    await rename(path, `${path}.moved`);
    const moved = await fillStore(store, [{ url: 'b/c.png', path: `${path}.moved`, slots: ['card'] }], options);
    expect([moved.made, moved.reused]).toEqual([0, 1]);
  });

  it('misses a local file that is no picture or can’t be read, says why, and goes on with the others', async () => {
    const folder = await temporaryFolder();
    const whole = await drawPicture(7);
    await writeFile(join(folder, 'page.jpg'), '<!doctype html><p>Sign in');
    await writeFile(join(folder, 'half.png'), whole.subarray(0, whole.length / 2));
    await writeFile(join(folder, 'good.png'), whole);
    const names = ['page.jpg', 'half.png', 'absent.png', 'good.png'];
    const jobs = names.map((name): PictureJob => ({ url: name, path: join(folder, name), slots: ['card'] }));
    const { missing, pictures } = await fillStore(await temporaryFolder(), jobs, options);
    expect([...pictures.keys()]).toEqual(['good.png']);
    expect(missing.get('page.jpg')).toMatchObject({ reason: 'a web page', isRemembered: false });
    expect(missing.get('half.png')?.reason).toBe('truncated');
    expect(missing.get('absent.png')).toMatchObject({ reason: 'not found', detail: 'can’t be read (ENOENT)' });
  });

  it('remembers a picture that is gone, and asks again when told to', async () => {
    const store = await temporaryFolder();
    const jobs: PictureJob[] = [{ url: `${host.url}/gone.png`, slots: ['card'] }];
    expect((await fillStore(store, jobs, options)).missing.get(`${host.url}/gone.png`)).toMatchObject({
      reason: 'not found',
      isRemembered: false,
    });
    takeRequests();
    expect((await fillStore(store, jobs, options)).missing.get(`${host.url}/gone.png`)).toMatchObject({
      reason: 'not found',
      isRemembered: true,
    });
    expect(takeRequests()).toEqual([]);
    await fillStore(store, jobs, { ...options, retriesFailures: true });
    expect(takeRequests()).toEqual(['/gone.png']);
  });

  it('refreshes: a picture that did not change is not sent again', async () => {
    const store = await temporaryFolder();
    await fillOnce(store, host.url, 2);
    const tree = await readTree(store);
    const again = await fillOnce(store, host.url, 2, { refreshes: true });
    expect([again.unchanged, again.fetched, again.made, again.received]).toEqual([2, 0, 0, 0]);
    expect(await readTree(store)).toEqual(tree);
  });

  it('fails, and blames no picture, if its folder is a file or can’t be written', async () => {
    const file = join(await temporaryFolder(), 'cache');
    await writeFile(file, 'not a folder');
    await expect(fillOnce(file, host.url, 1)).rejects.toThrow(/EEXIST|ENOTDIR/);
    const store = await temporaryFolder();
    await fillOnce(store, host.url, 1);
    // For root no folder is read-only; one of the store's own that is a file stops everyone.
    await rm(join(store, 'originals'), { recursive: true });
    await writeFile(join(store, 'originals'), '');
    await chmod(join(store, 'originals'), 0o400);
    takeRequests();
    await expect(fillOnce(store, host.url, 20)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(takeRequests().length).toBeLessThan(4);
    await rm(join(store, 'originals'));
    const mended = await fillOnce(store, host.url, 20);
    expect([mended.pictures.size, mended.missing.size]).toEqual([20, 0]);
  });
});
