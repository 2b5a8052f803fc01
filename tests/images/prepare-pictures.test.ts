import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { preparePictures } from '../../src/images/prepare-pictures.ts';
import { removeTemporaryFolders, temporaryFolder } from '../run-command.ts';

afterAll(removeTemporaryFolders);

async function drawPicture(width: number, height: number): Promise<string> {
  const path = join(await temporaryFolder(), 'picture.png');
  await sharp({ create: { width, height, channels: 3, background: '#a3231a' } })
    .png()
    .toFile(path);
  return path;
}

describe('preparePictures', () => {
  it('makes a picture once and reuses it', async () => {
    const paths = new Map([['a.png', await drawPicture(1600, 800)]]);
    const cache = await temporaryFolder();
    const first = await preparePictures(paths, cache);
    expect(first.pictures.get('a.png')).toMatchObject({ width: 1280, height: 640 });
    expect([first.made, first.reused]).toEqual([1, 0]);
    const second = await preparePictures(paths, cache);
    expect([second.made, second.reused]).toEqual([0, 1]);
    expect(second.pictures).toEqual(first.pictures);
  });

  it('finds a damaged picture in the cache and makes it again, with the same bytes', async () => {
    const paths = new Map([['a.png', await drawPicture(600, 400)]]);
    const cache = await temporaryFolder();
    const path = (await preparePictures(paths, cache)).pictures.get('a.png')?.path ?? '';
    const whole = await readFile(path);
    await writeFile(path, Buffer.from(whole).fill(0, 20, 40));
    expect((await preparePictures(paths, cache)).made).toBe(1);
    expect(await readFile(path)).toEqual(whole);
    expect((await readdir(cache)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('fits a tall picture into what WebP can hold', async () => {
    const prepared = await preparePictures(new Map([['tall.png', await drawPicture(40, 17000)]]), await temporaryFolder());
    expect(prepared.pictures.get('tall.png')?.height).toBe(16383);
  });

  it('says what is no picture, and goes on', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'page.jpg'), '<!doctype html>');
    await writeFile(join(folder, 'nothing.jpg'), '');
    const whole = await readFile(await drawPicture(600, 400));
    await writeFile(join(folder, 'half.png'), whole.subarray(0, whole.length / 2));
    const paths = new Map(['page.jpg', 'nothing.jpg', 'half.png'].map((name) => [name, join(folder, name)]));
    const { failures, pictures } = await preparePictures(
      new Map([...paths, ['good.png', await drawPicture(4, 4)]]),
      await temporaryFolder(),
    );
    expect(failures.map(({ url }) => url)).toEqual(['half.png', 'nothing.jpg', 'page.jpg']);
    expect([...pictures.keys()]).toEqual(['good.png']);
  });

  it('does not take a cache that can’t be written for a broken picture', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(preparePictures(new Map([['a.png', await drawPicture(4, 4)]]), join(file, 'cache'))).rejects.toThrow('ENOTDIR');
  });
});
