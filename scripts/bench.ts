import { parseArgs } from 'node:util';
import { installContenders } from './bench/install-contenders.ts';
import { SCENARIOS } from './bench/site-scenarios.ts';

interface Benchmark {
  /** How it is called, and what it shows. */
  usage: string;
  /** Flags that it knows. */
  flags: readonly ('rounds' | 'cold' | 'hugo-only')[];
  accepts: (words: readonly string[]) => boolean;
  run: (words: readonly string[], flags: { rounds: number; cold: boolean; hugoOnly: boolean }) => Promise<void>;
}

const isNumber = (word: string) => /^[1-9]\d*$/.test(word);

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  sites: {
    usage:
      'sites [COUNTS] [--rounds=5] [--cold] [--hugo-only]   whole sites beside Hugo and Eleventy, of COUNTS articles (1000 5000 20000), about an hour; cold builds only, a third of it; without Eleventy',
    flags: ['rounds', 'cold', 'hugo-only'],
    accepts: (words) => words.every(isNumber),
    run: async (words, { rounds, cold, hugoOnly }) => {
      const { compareSites } = await import('./bench/compare-sites.ts');
      const counts = words.length > 0 ? words.map(Number) : [1000, 5000, 20_000];
      return compareSites(counts, { rounds, scenarios: cold ? SCENARIOS.slice(0, 1) : SCENARIOS, hugoOnly });
    },
  },
  images: {
    usage: 'images [COUNT]                pictures a second beside sharp alone and eleventy-img; COUNT pictures (1000), some 20 minutes',
    flags: [],
    accepts: (words) => words.length <= 1 && words.every(isNumber),
    run: async ([count = '1000']) => (await import('./bench/compare-images.ts')).compareImages(Number(count)),
  },
  reading: {
    usage: 'reading [--rounds=5]          five pages as Lighthouse sees them on a slow phone: the sample, or CONTENT_DIR; some 7 minutes',
    flags: ['rounds'],
    accepts: (words) => words.length === 0,
    run: async (_words, { rounds }) => (await import('./bench/reading/measure-reading.ts')).measureReading(rounds),
  },
  quality: {
    usage: 'quality FOLDER                bytes, likeness and time of encoder settings, over your own pictures, some 5 minutes',
    flags: [],
    accepts: (words) => words.length === 1,
    run: async ([folder = '']) => (await import('./bench/compare-quality.ts')).compareQuality(folder),
  },
};

const USAGE = ['npm run bench -- [NAME]', ...Object.values(BENCHMARKS).map(({ usage }) => `  ${usage}`)].join('\n');

process.exitCode = await runBenchmark(process.argv.slice(2));

/** @returns the exit status */
async function runBenchmark(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      cold: { type: 'boolean' },
      'hugo-only': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [name = 'sites', ...words] = positionals;
  const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  const { rounds = '5', cold = false, 'hugo-only': hugoOnly = false } = values;
  const areFlagsKnown = Object.keys(values).every((flag) => benchmark?.flags.some((known) => known === flag));
  if (
    !benchmark?.accepts(words) ||
    !areFlagsKnown ||
    typeof rounds !== 'string' ||
    !isNumber(rounds) ||
    typeof cold !== 'boolean' ||
    typeof hugoOnly !== 'boolean'
  ) {
    console.error(`npm run bench does not know "${args.join(' ')}"\n\n${USAGE}`);
    return 2;
  }
  try {
    installContenders();
    await benchmark.run(words, { rounds: Number(rounds), cold, hugoOnly });
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}
