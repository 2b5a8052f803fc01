import { compareImages } from './bench/compare-images.ts';
import { compareQuality } from './bench/compare-quality.ts';

/** Each benchmark with what it shows and how it is called. */
const BENCHMARKS: Readonly<Record<string, { usage: string; run: (words: readonly string[]) => Promise<void> }>> = {
  images: {
    usage: 'images [COUNT]     pictures a second beside sharp alone and eleventy-img; COUNT pictures (1000), some 20 minutes',
    run: ([count = '1000']) => compareImages(Number(count)),
  },
  quality: {
    usage: 'quality FOLDER     bytes, likeness and time of encoder settings, over your own pictures, some 5 minutes',
    run: ([folder = '']) => compareQuality(folder),
  },
};

const [name = '', ...words] = process.argv.slice(2);
const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
const hasArguments = name === 'quality' ? words.length === 1 : words.length === 0 || /^[1-9]\d*$/.test(words.join(' '));
if (benchmark && hasArguments) {
  await benchmark.run(words).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
} else {
  const usage = ['npm run bench -- NAME', ...Object.values(BENCHMARKS).map((entry) => `  ${entry.usage}`)].join('\n');
  const isHelp = name === '--help' || name === '-h';
  console[isHelp ? 'log' : 'error'](
    isHelp ? usage : `which benchmark?${name === '' ? '' : ` found "${[name, ...words].join(' ')}"`}\n\n${usage}`,
  );
  process.exitCode = isHelp ? 0 : 2;
}
