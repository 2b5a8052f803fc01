import { installContenders } from './bench/install-contenders.ts';
import { SCENARIOS } from './bench/site-scenarios.ts';

interface Benchmark {
  /** How it is called, and what it shows. */
  usage: string;
  accepts: (words: readonly string[]) => boolean;
  run: (words: readonly string[]) => Promise<void>;
}

const isNumber = (word: string) => /^[1-9]\d*$/.test(word);
const ROUNDS = /^--rounds=([1-9]\d*)$/;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  sites: {
    usage:
      'sites [COUNTS] [--rounds=5] [--cold]   whole sites beside Hugo and Eleventy, of COUNTS articles (1000 5000 20000), about an hour; cold builds only, a third of it',
    accepts: (words) => words.every((word) => isNumber(word) || word === '--cold' || ROUNDS.test(word)),
    run: async (words) => {
      const { compareSites } = await import('./bench/compare-sites.ts');
      const counts = words.filter(isNumber).map(Number);
      const rounds = words.map((word) => ROUNDS.exec(word)?.[1]).find((found) => found !== undefined);
      return compareSites(counts.length > 0 ? counts : [1000, 5000, 20_000], {
        rounds: Number(rounds ?? 5),
        scenarios: words.includes('--cold') ? SCENARIOS.slice(0, 1) : SCENARIOS,
      });
    },
  },
  images: {
    usage: 'images [COUNT]                pictures a second beside sharp alone and eleventy-img; COUNT pictures (1000), some 20 minutes',
    accepts: (words) => words.length <= 1 && words.every(isNumber),
    run: async ([count = '1000']) => (await import('./bench/compare-images.ts')).compareImages(Number(count)),
  },
  reading: {
    usage: 'reading [--rounds=5]          five pages as Lighthouse sees them on a slow phone: the sample, or CONTENT_DIR; some 7 minutes',
    accepts: (words) => words.every((word) => ROUNDS.test(word)),
    run: async ([rounds = '']) => (await import('./bench/measure-reading.ts')).measureReading(Number(ROUNDS.exec(rounds)?.[1] ?? 5)),
  },
  quality: {
    usage: 'quality FOLDER                bytes, likeness and time of encoder settings, over your own pictures, some 5 minutes',
    accepts: (words) => words.length === 1,
    run: async ([folder = '']) => (await import('./bench/compare-quality.ts')).compareQuality(folder),
  },
};

const [name = 'sites', ...words] = process.argv.slice(2);
const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
if (benchmark?.accepts(words)) {
  try {
    installContenders();
    await benchmark.run(words);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
} else {
  const usage = ['npm run bench -- [NAME]', ...Object.values(BENCHMARKS).map((entry) => `  ${entry.usage}`)].join('\n');
  const isHelp = name === '--help' || name === '-h';
  console[isHelp ? 'log' : 'error'](isHelp ? usage : `npm run bench does not know "${[name, ...words].join(' ')}"\n\n${usage}`);
  process.exitCode = isHelp ? 0 : 2;
}
