import { spawn } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { completeSettings } from '../../src/content/fields/site/site-settings.ts';
import { describeEncoding } from '../../src/images/encode/describe-encoding.ts';
import { fillStore } from '../../src/images/fill/fill-store.ts';
import type { PictureJob } from '../../src/images/picture-job.ts';
import { SLOT_SHAPES, type Slot } from '../../src/images/picture-slots.ts';
import { PictureStore } from '../../src/images/store/picture-store.ts';
import { takeEncoding } from '../../src/publish/pictures/take-encoding.ts';
import { drawPictures } from './draw-pictures.ts';
import { median } from './median.ts';

const CONTENDERS = ['broadsheet', 'sharp', 'eleventy-img'] as const;
type Contender = (typeof CONTENDERS)[number];

/** Runs of each contender, over different pictures: the machine's speed drifts, so they take turns. */
const ROUNDS = 5;

/** Pictures of the generated store. */
const STORED = 20_000;

/** What the pages of an article show of its picture. */
const SLOTS: readonly Slot[] = ['hero', 'card', 'social'];

/** Measures how fast pictures are made from nothing, and how long a store with nothing to do takes. Prints two tables. */
export async function compareImages(count: number): Promise<void> {
  const folder = join(tmpdir(), 'broadsheet-bench-images');
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}\n`);
  await drawPictures(count, join(folder, 'pictures'));
  const rates = await compareContenders(folder, count);
  const best = median(rates.sharp);
  console.log(
    `\n| ${count} pictures of 1280×781 in ${ROUNDS} rounds | pictures a second, median | share of sharp alone |\n| --- | --: | --: |`,
  );
  for (const name of CONTENDERS)
    console.log(`| ${name} | ${median(rates[name]).toFixed(2)} | ${((100 * median(rates[name])) / best).toFixed(0)} % |`);
  await measureIdle(join(folder, 'idle'));
  await rm(folder, { recursive: true, force: true });
}

async function compareContenders(folder: string, count: number): Promise<Record<Contender, number[]>> {
  const server = createServer((request, response) => {
    createReadStream(join(folder, 'pictures', request.url ?? '')).pipe(response.setHeader('Content-Type', 'image/jpeg'));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rates: Record<Contender, number[]> = { broadsheet: [], sharp: [], 'eleventy-img': [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [first, end] = [round, round + 1].map((part) => Math.round((part * count) / ROUNDS));
    for (const turn of CONTENDERS.keys()) {
      const name = CONTENDERS[(turn + round) % CONTENDERS.length] ?? 'sharp';
      await rm(join(folder, 'work'), { recursive: true, force: true });
      await runContender([name, folder, origin, String(first), String(end)]);
      const { milliseconds, files } = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'));
      const seconds = milliseconds / 1000;
      rates[name].push(((end ?? 0) - (first ?? 0)) / seconds);
      console.log(`round ${round + 1}: ${name} made ${files} files in ${seconds.toFixed(1)} s`);
    }
  }
  server.close();
  return rates;
}

function runContender(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run-contender.ts'), ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(`${words[0]} ended with status ${status}`))));
  });
}

/** A store as it is after 20,000 pictures, of random bytes: a run with nothing to do looks at them and never into them. */
async function measureIdle(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const encoding = takeEncoding(completeSettings().images);
  const store = new PictureStore(folder, describeEncoding(encoding));
  await store.open();
  const jobs = Array.from({ length: STORED }, (_, index): PictureJob => ({ url: `https://pictures.example/${index}.jpg`, slots: SLOTS }));
  await pLimit(64).map(jobs, async ({ url }) => writeEntry(store, url));
  const times: number[] = [];
  for (let run = 0; run < ROUNDS; run += 1) {
    const start = performance.now();
    const { reused, received } = await fillStore(folder, jobs, { encoding, network: { userAgent: 'bench', allowedHosts: [] } });
    times.push(performance.now() - start);
    if (reused !== STORED || received > 0) throw new Error(`only ${reused} of ${STORED} pictures were reused`);
  }
  const files = STORED * SLOTS.reduce((sum, slot) => sum + SLOT_SHAPES[slot].widths.length * SLOT_SHAPES[slot].formats.length, 0);
  console.log(
    `\nNothing to do: ${STORED} pictures, ${files} files, ${(median(times) / 1000).toFixed(2)} s (median of ${ROUNDS}), no request.`,
  );
}

async function writeEntry(store: PictureStore, url: string): Promise<void> {
  const originalHash = hash('sha256', url);
  const slots = await Promise.all(
    SLOTS.map(async (slot) => {
      const { widths, formats } = SLOT_SHAPES[slot];
      const files = widths.flatMap((width) => formats.map((format) => ({ slot, format, width, height: width, data: randomBytes(200) })));
      return [slot, await Promise.all(files.map((file) => store.writeRendition(originalHash, file)))] as const;
    }),
  );
  await store.writeMade(originalHash, { width: 1280, height: 781, tone: 'l2', slots: Object.fromEntries(slots) });
  await store.writeSource({ url, original: { hash: originalHash, format: 'jpg', size: 250_000 } });
}
