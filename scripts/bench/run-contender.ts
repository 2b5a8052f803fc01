import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { completeSettings } from '../../src/content/fields/site/site-settings.ts';
import { fillStore } from '../../src/images/fill/fill-store.ts';
import { SLOT_SHAPES } from '../../src/images/picture-slots.ts';
import { takeEncoding } from '../../src/publish/pictures/take-encoding.ts';

/**
 * One contender of `npm run bench -- images` in a process of its own.
 * node run-contender.ts NAME FOLDER ORIGIN FIRST END: makes pictures FIRST to END of ORIGIN (or of FOLDER/pictures, for one
 * that does not fetch) into an empty FOLDER/work, and prints milliseconds and files.
 */
const [, , name = '', folder = '', origin = '', first = '0', end = '0'] = process.argv;
const numbers = Array.from({ length: Number(end) - Number(first) }, (_, index) => Number(first) + index);
const work = join(folder, 'work');
const encoding = takeEncoding(completeSettings().images);
const { webp } = encoding;
const avif = { ...encoding.avif, chromaSubsampling: '4:2:0' };
const jpeg = { ...encoding.jpeg, progressive: true };
const SLOTS = ['hero', 'card', 'social'] as const;

const CONTENDERS: Readonly<Record<string, () => Promise<number>>> = {
  /** All of it: fetch, check, resize, encode, store. */
  broadsheet: async () => {
    const jobs = numbers.map((number) => ({ url: `${origin}/${number}.jpg`, slots: SLOTS }));
    const network = { userAgent: 'bench', allowedHosts: [new URL(origin).hostname] };
    const { pictures } = await fillStore(work, jobs, { encoding, network });
    return [...pictures.values()].flatMap(({ slots }) => Object.values(slots).flat()).length;
  },
  /** The same files made by sharp from a folder, on all cores, and nothing else: no network, no check, no disk. */
  sharp: async () => {
    sharp.concurrency(1);
    const counts = await pLimit(availableParallelism()).map(numbers, async (number) => {
      const source = await readFile(join(folder, 'pictures', `${number}.jpg`));
      const { data, info } = await sharp(source).autoOrient().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
      const raw = { width: info.width, height: info.height, channels: info.channels };
      const files = SLOTS.flatMap((slot) => {
        const { ratio, widths } = SLOT_SHAPES[slot];
        return widths.flatMap((width) => {
          const height = Math.round(width / (ratio ?? info.width / info.height));
          const resized = () => sharp(data, { raw }).resize({ width, height, fit: 'cover', position: 'attention' });
          return slot === 'social' ? [resized().jpeg(jpeg).toBuffer()] : [resized().avif(avif).toBuffer(), resized().webp(webp).toBuffer()];
        });
      });
      return (await Promise.all(files)).length;
    });
    return counts.reduce((sum, count) => sum + count, 0);
  },
  /** The same formats, widths and encoder options; it cuts nothing, so that its small files have a third more pixels. */
  'eleventy-img': async () => {
    const { default: Image } = await import('@11ty/eleventy-img');
    const options = { outputDir: work, sharpAvifOptions: avif, sharpWebpOptions: webp, sharpJpegOptions: jpeg };
    const cacheOptions = { duration: '1d', directory: join(work, '.cache') };
    const made = await Promise.all(
      numbers.map(async (number) => {
        const url = `${origin}/${number}.jpg`;
        const pages = await Image(url, { ...options, cacheOptions, widths: [360, 720, 800, 1280], formats: ['avif', 'webp'] });
        const card = await Image(url, { ...options, cacheOptions, widths: [1200], formats: ['jpeg'] });
        return [...Object.values(pages), ...Object.values(card)].flat().length;
      }),
    );
    return made.reduce((sum, count) => sum + count, 0);
  },
};

await mkdir(work, { recursive: true });
const start = performance.now();
const files = await CONTENDERS[name]?.();
const milliseconds = performance.now() - start;
await writeFile(join(folder, 'result.json'), JSON.stringify({ milliseconds, files }));
process.exit(0); // eleventy-img keeps timers
