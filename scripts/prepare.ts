import { countSeconds } from '../src/command/count-seconds.ts';
import { openBundleOfAll } from '../src/publish/astro/open-bundle.ts';
import { readSiteCode } from '../src/publish/cache/hash-engine.ts';

// Run by npm after it installed the packages, so that nobody's first build has to bundle the pages.
const start = performance.now();
try {
  await openBundleOfAll(readSiteCode({ themeDir: undefined }), new AbortController().signal);
  console.log(`pages bundled · ${countSeconds(start)}`);
} catch (error) {
  // The packages are installed all the same.
  console.error(`pages are not bundled (${(error as Error).message}); the first build tries again`);
}
