import { type ChildProcess, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PictureStore } from '../../../src/images/store/picture-store.ts';
import { sourceLock } from '../../../src/images/store/store-locks.ts';
import { readTree, temporaryFolder } from '../../run-command.ts';
import { fillOnce, listJobs, type PrintedResult, printResult } from '../fill-once.ts';
import { type PictureHost, startPictureHost } from '../picture-host.ts';

const COUNT = 12;

/** `STORE_KILLS=100 npx vitest run tests/images/store/store-kill.test.ts` */
const KILLS = Number(process.env['STORE_KILLS'] ?? 5);

let host: PictureHost;
let wholeTree: Map<string, string>;
let wholeResult: PrintedResult;

beforeAll(async () => {
  host = await startPictureHost({ delay: 15 });
  const store = await temporaryFolder();
  wholeResult = printResult(await fillOnce(store, host.url, COUNT));
  wholeTree = await readTree(store);
});
beforeEach(() => host.requests.clear());
afterAll(async () => {
  await host.close();
});

/** Fills the store in a process of its own. */
function startFill(store: string): { child: ChildProcess; ended: Promise<PrintedResult | undefined> } {
  const args = [join(import.meta.dirname, '../fill-once.ts'), '--store', store, '--host', host.url, '--count', String(COUNT)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return { child, ended: new Promise((ended) => child.on('close', (status) => ended(status === 0 ? JSON.parse(output) : undefined))) };
}

async function expectWhole(store: string): Promise<void> {
  expect(await readTree(store)).toEqual(wholeTree);
  expect(await readdir(join(store, 'temporary'))).toEqual([]);
  expect(await readdir(join(store, 'locks'))).toEqual([]);
}

function listNames(store: string, folder: string): Promise<string[]> {
  return readdir(join(store, folder)).catch(() => []);
}

/** Lets so much time pass for the locks as a process that is alive never does. */
async function ageLocks(store: string): Promise<void> {
  const past = new Date(Date.now() - 10_000);
  for (const name of await listNames(store, 'locks')) await utimes(join(store, 'locks', name), past, past);
}

/** What a process was at when it was killed, as the locks and files tell that were not there before. */
async function describeMoment(store: string, before: readonly string[]): Promise<Record<'fetch' | 'make' | 'write', boolean>> {
  const sources = new Set(listJobs(host.url, COUNT).map(({ url }) => `${hash('sha256', sourceLock(url)).slice(0, 32)}.lock`));
  const known = new Set(before);
  const locks = (await listNames(store, 'locks')).filter((name) => !known.has(name));
  return {
    fetch: locks.some((name) => sources.has(name)),
    make: locks.some((name) => !sources.has(name)),
    write: (await listNames(store, 'temporary')).some((name) => !known.has(name)),
  };
}

/** Stops a process, again and again until it is in the middle of writing a file. */
async function stopInWriting(child: ChildProcess, store: string, before: readonly string[] = []): Promise<void> {
  while (child.exitCode === null) {
    child.kill('SIGSTOP');
    if ((await listNames(store, 'temporary')).some((name) => !before.includes(name))) return;
    child.kill('SIGCONT');
    await wait(1);
  }
  throw new Error('The process ended before it was seen writing.');
}

async function waitForRequest(): Promise<void> {
  while (host.requests.size === 0) await wait(2);
}

describe('a store whose process is killed', () => {
  it(`is repaired by one run, after ${KILLS} kills at random moments`, { timeout: 60_000 + 30_000 * KILLS }, async () => {
    const moments = { fetch: 0, make: 0, write: 0, done: 0, nothing: 0 };
    let store = await temporaryFolder();
    for (let kill = 1; kill <= KILLS; kill += 1) {
      host.requests.clear();
      const before = [...(await listNames(store, 'locks')), ...(await listNames(store, 'temporary'))];
      const { child, ended } = startFill(store);
      // Every fourth in the middle of writing, which chance would hit too seldom.
      if (kill % 4 === 0) await stopInWriting(child, store, before);
      else if (kill % 3 === 2) await wait(150 + Math.random() * 500);
      else await Promise.race([waitForRequest().then(() => wait(Math.random() * 400)), ended]);
      child.kill('SIGKILL');
      const isDone = (await ended) !== undefined;
      const moment = await describeMoment(store, before);
      for (const name of ['fetch', 'make', 'write'] as const) if (moment[name]) moments[name] += 1;
      if (isDone) moments.done += 1;
      else if (!Object.values(moment).includes(true)) moments.nothing += 1;
      await ageLocks(store);
      // Another process gets killed over what this one left, or one run repairs it.
      if (kill % 3 !== 0 && kill < KILLS && !isDone) continue;
      const { missing, files } = printResult(await fillOnce(store, host.url, COUNT));
      expect({ missing, files: new Map(Object.entries(files)) }).toEqual({
        missing: {},
        files: new Map(Object.entries(wholeResult.files)),
      });
      await expectWhole(store);
      store = await temporaryFolder();
    }
    if (KILLS > 8) console.log(`killed ${KILLS} times, during: ${JSON.stringify(moments)}`);
    expect(moments.write).toBeGreaterThanOrEqual(Math.floor(KILLS / 4));
  });
});

describe('a store that several processes fill', () => {
  it.each([2, 4])('gets each picture fetched once by %d at the same time, and each has all of them', async (processes) => {
    const store = await temporaryFolder();
    const results = await Promise.all(Array.from({ length: processes }, () => startFill(store).ended));
    for (const result of results) expect(result).toMatchObject({ missing: {}, files: wholeResult.files });
    expect([...host.requests.values()]).toEqual(Array(COUNT).fill(1));
    expect(results.reduce((sum, result) => sum + (result?.made ?? 0), 0)).toBe(COUNT);
    await expectWhole(store);
  });
});

describe('PictureStore.sweep', () => {
  it('leaves alone what another process is at work on', async () => {
    const dir = await temporaryFolder();
    const { child, ended } = startFill(dir);
    await stopInWriting(child, dir);
    child.kill('SIGCONT');
    await new PictureStore(dir, '').sweep();
    expect(await ended).toMatchObject({ missing: {}, files: wholeResult.files });
  });
});

/** These two wait for locks to become stale; side by side. */
describe.concurrent('a store whose locks nobody releases', () => {
  it('is repaired by a run that starts right after a kill', async () => {
    const store = await temporaryFolder();
    const { child, ended } = startFill(store);
    await stopInWriting(child, store);
    child.kill('SIGKILL');
    await ended;
    expect((await fillOnce(store, host.url, COUNT)).missing.size).toBe(0);
    await expectWhole(store);
  });

  it('survives that a process is stopped for so long that another takes over, and goes on', async () => {
    const store = await temporaryFolder();
    const { child, ended } = startFill(store);
    await stopInWriting(child, store);
    expect(printResult(await fillOnce(store, host.url, COUNT))).toMatchObject({ missing: {}, files: wholeResult.files });
    await expectWhole(store);
    child.kill('SIGCONT');
    expect(await ended).toMatchObject({ missing: {}, files: wholeResult.files });
    await expectWhole(store);
    await ageLocks(store);
    await fillOnce(store, host.url, COUNT);
    await expectWhole(store);
  });
});
