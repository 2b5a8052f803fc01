import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ANY_BASE, placeBundle } from '../../../src/publish/astro/place-bundle.ts';
import { readTree, runScript, temporaryFolder } from '../../run-command.ts';

it('makes of one bundle those of several base paths, and leaves bytes that are no text', async () => {
  const folder = await temporaryFolder();
  const bundle = join(folder, 'bundle');
  await mkdir(join(bundle, 'files'), { recursive: true });
  await writeFile(join(bundle, 'entry.mjs'), `export default "${ANY_BASE}assets/é.js" + '${ANY_BASE}'`);
  const font = Buffer.from([0, 255, 254, 128, 10]);
  await writeFile(join(bundle, 'files/font.woff2'), font);
  for (const [name, base] of Object.entries({ root: '/', deep: '/a/b/' })) {
    const placed = join(folder, name);
    await placeBundle(bundle, placed, base);
    expect(await readFile(join(placed, 'entry.mjs'), 'utf8')).toBe(`export default "${base}assets/é.js" + '${base}'`);
    expect(await readFile(join(placed, 'files/font.woff2'))).toEqual(font);
  }
});

it('a site at any base path names its own files', async () => {
  const folder = await temporaryFolder();
  for (const base of ['/', '/a/b/']) {
    const outDir = join(folder, base, 'site');
    const env = { CONTENT_DIR: 'tests/fixtures/small', OUT_DIR: outDir, CACHE_DIR: join(folder, 'cache'), BASE_PATH: base, OFFLINE: '1' };
    expect(await runScript('build', { env }).ended).toMatchObject({ status: 0 });
    const site = await readTree(outDir);
    const texts = [...site].filter(([path]) => /\.(?:html|js|css|json)$/.test(path)).map(([, bytes]) => bytes);
    expect(texts.filter((text) => text.includes(ANY_BASE))).toEqual([]);
    const font = [...site.keys()].find((path) => /newsreader-400\.[^/]*woff2$/.test(path)) ?? '';
    expect(site.get('index.html')).toContain(`href="${base}${font}"`);
    expect(texts.filter((text) => text.includes(`url(${base}${font})`)).length).toBeGreaterThan(3);
  }
});
