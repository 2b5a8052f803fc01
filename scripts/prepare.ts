import { keepCompiled } from '../src/command/keep-compiled.ts';

// Run by npm after it installed the packages, so that nobody's first build has to bundle the pages.
keepCompiled();
const { countSeconds } = await import('../src/command/count-seconds.ts');
const { openBundleOfAll } = await import('../src/publish/astro/open-bundle.ts');
const { hashCode } = await import('../src/publish/cache/hash-engine.ts');

const start = performance.now();
try {
  await openBundleOfAll(await hashCode(), new AbortController().signal);
  console.log(`pages bundled · ${countSeconds(start)}`);
} catch (error) {
  // The packages are installed all the same.
  console.error(`pages are not bundled (${(error as Error).message}); the first build tries again`);
}
