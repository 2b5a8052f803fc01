import { once } from 'node:events';
import { cp, readdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { buildSite, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';

const CLOCK = { ...SMALL_CLOCK, OFFLINE: '1' };
const VIDEO = 'news/2026/2026-01-04-video.md';
/** Milliseconds; longer than any lock that lives by a timer. */
const LONG = 8000;

async function makePaper() {
  const folder = await temporaryFolder();
  const cacheDir = await fillSmallCache(join(folder, 'cache'));
  const env = { ...CLOCK, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'site'), CACHE_DIR: cacheDir };
  await cp(SMALL, env.CONTENT_DIR, { recursive: true });
  return { env, lock: join(folder, '.site-lock'), video: join(env.CONTENT_DIR, VIDEO) };
}

/** A build that has read the content, and does nothing more until it is told to. */
async function startAndStop(env: NodeJS.ProcessEnv) {
  const build = runScript('build', { env });
  await once(build.child.stdout, 'data');
  build.child.kill('SIGSTOP');
  return build;
}

/** What a clean build makes of the paper without the video. */
let without: Promise<Map<string, string>> | undefined;
function readWithout(env: { CONTENT_DIR: string }): Promise<Map<string, string>> {
  without ??= buildSite(env.CONTENT_DIR, CLOCK).then(({ outDir }) => readTree(outDir));
  return without;
}

describe('the lock of the output folder', () => {
  it('holds while a build is stopped, so that an article deleted meanwhile stays away', async () => {
    const { env, video } = await makePaper();
    const first = await startAndStop(env);
    await rm(video);
    const second = runScript('build', { env });
    await vi.waitUntil(() => second.output.stderr.includes('another build is at work'), { timeout: 300_000 });
    await Promise.race([second.ended, wait(LONG)]);
    expect(second.output).toMatchObject({ stdout: '' });
    first.child.kill('SIGCONT');
    expect([(await first.ended).status, (await second.ended).status]).toEqual([0, 0]);
    expect(await readTree(env.OUT_DIR)).toEqual(await readWithout(env));
  });

  it('is missed by a build that lost it, which then changes nothing more', async () => {
    const { env, lock, video } = await makePaper();
    const first = await startAndStop(env);
    await rm(video);
    await rm(lock, { recursive: true });
    expect(await runScript('build', { env }).ended).toMatchObject({ status: 0, stderr: '' });
    const clean = await readWithout(env);
    expect(await readTree(env.OUT_DIR)).toEqual(clean);
    first.child.kill('SIGCONT');
    const { status, stderr } = await first.ended;
    expect(stderr).toMatch(/^\S+\.site-lock was deleted during this build, so another may have begun\. Run the build again\.\n/);
    expect(status).toBe(1);
    expect(await readTree(env.OUT_DIR)).toEqual(clean);
  });

  it('ends with the build that is killed', async () => {
    const { env } = await makePaper();
    const first = await startAndStop(env);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await runScript('build', { env }).ended).toMatchObject({ status: 0, stderr: '' });
    expect((await readdir(dirname(env.OUT_DIR))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is no link, which would lead elsewhere', async () => {
    const { env, lock } = await makePaper();
    await symlink(join(await temporaryFolder(), 'elsewhere'), lock);
    const { status, stderr } = await runScript('build', { env }).ended;
    expect(stderr).toMatch(/\.site-lock is a link or a folder, where Broadsheet wants a file for its lock; delete it\n/);
    expect(status).toBe(1);
  });
});
