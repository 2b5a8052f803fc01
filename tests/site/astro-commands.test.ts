import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_DIR, readTree, runAstro, runScript, temporaryFolder, waitForOrigin } from '../run-command.ts';

/** A copy of the small publication, with folders of its own for what is made of it. */
let env: Record<'CONTENT_DIR' | 'OUT_DIR' | 'CACHE_DIR' | 'OFFLINE' | 'SOURCE_DATE_EPOCH', string>;
let built: Map<string, string>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  env = {
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'site'),
    CACHE_DIR: join(folder, 'cache'),
    OFFLINE: '1',
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000),
  };
  await cp(join(ENGINE_DIR, 'tests/fixtures/small'), env.CONTENT_DIR, { recursive: true });
  await mkdir(env.CACHE_DIR);
  await mkdir(join(ENGINE_DIR, '.cache/images'), { recursive: true });
  await symlink(join(ENGINE_DIR, '.cache/images'), join(env.CACHE_DIR, 'images'));
  expect((await runScript('build', { env }).ended).status).toBe(0);
  built = await readTree(env.OUT_DIR);
});

describe('npx astro build', () => {
  it('writes the site that npm run build writes, and says the same', async () => {
    const elsewhere = { ...env, OUT_DIR: `${env.OUT_DIR}-of-astro` };
    const { status, stdout } = await runAstro('build', { env: elsewhere }).ended;
    expect(status).toBe(0);
    expect(stdout).toContain('6 articles published');
    expect(await readTree(elsewhere.OUT_DIR)).toEqual(built);
  });

  it('leaves the published site as it is where the content has an error', async () => {
    const bad = { ...env, CONTENT_DIR: `${env.CONTENT_DIR}-with-an-error` };
    await cp(env.CONTENT_DIR, bad.CONTENT_DIR, { recursive: true });
    await writeFile(join(bad.CONTENT_DIR, 'news/bad.md'), '---\ntitle: 5\n---\n');
    const { status, stderr } = await runAstro('build', { env: bad }).ended;
    expect(status).toBe(1);
    expect(stderr).toContain('/news/bad.md:2:8  title must be text, found the number 5');
    expect(await readTree(env.OUT_DIR)).toEqual(built);
  });

  it.each([
    ['--outDir=elsewhere', 'OUT_DIR in the environment'],
    ['--base=/news/', 'base in site.yaml, or BASE_PATH in the environment'],
    ['--site=https://other.example', 'url in site.yaml, or SITE_URL in the environment'],
  ])('says where a paper says it itself: %s', async (flag, remedy) => {
    const { status, stderr } = await runAstro('build', { args: [flag], env }).ended;
    expect(stderr).toMatch(/^Astro's setting \w+ does not count here, found ".*"; say it as /);
    expect(stderr).toContain(remedy);
    expect(status).toBe(2);
    expect(await readTree(env.OUT_DIR)).toEqual(built);
  });
});

describe('npx astro dev and preview', () => {
  it.each([
    ['dev', '/news/2026-01-07-draft/', 'Hidden draft zebra'],
    ['preview', '/news/2026-01-02-legacy-file/', 'rel="canonical"'],
  ])('%s serves the site', async (command, path, expected) => {
    const server = runAstro(command, { args: ['--port=0'], env });
    try {
      const origin = await waitForOrigin(server);
      expect(await (await fetch(`${origin}${path}`)).text()).toContain(expected);
    } finally {
      server.child.kill();
      await server.ended;
    }
  });
});
