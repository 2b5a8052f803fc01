import { countSeconds } from '../command/count-seconds.ts';
import type { Environment } from '../command/environment.ts';
import { describeProblems, describeSetAside, hasErrors } from '../command/report-problems.ts';
import { completeSettings, type SiteSettings } from '../content/fields/site/site-settings.ts';
import { describeForm } from '../content/foreign/article-form.ts';
import type { Publication } from '../content/publication.ts';
import { readPublication } from '../content/read/read-publication.ts';
import type { PaperIndex } from '../index/open-index.ts';
import type { Since } from './cache/ask-since.ts';
import { parseAhead } from './cache/parse-ahead.ts';
import type { LastGoodStore } from './last-good/last-good-store.ts';
import { readKeeping } from './last-good/read-keeping.ts';

export interface ReadingOptions {
  /** What is wrong with the content was printed already. */
  hasTold?: boolean | undefined;
  /** Sets files with errors aside, as `mistakes: setAside` in `site.yaml` does too. */
  keepGoing: boolean;
  /** Threads. */
  jobs: number;
  /** A commit, in Git's words. */
  since?: string | undefined;
}

export interface ReadingMeans {
  /** Of `site.yaml`; undefined if it has an error. */
  settings: SiteSettings | undefined;
  index: PaperIndex;
  lastGood: LastGoodStore;
  /** See `ParseOptions`. */
  since: Since | undefined;
}

export interface ReadContent {
  publication: Publication;
  /** See `KnownArticles.tellVersion`. */
  indexVersion: string;
}

/**
 * Reads the content of a build and prints what is wrong with it.
 * @returns undefined if nothing can be built of it
 */
export async function readContent(
  environment: Environment,
  options: ReadingOptions,
  { settings = completeSettings(), index, lastGood, since }: ReadingMeans,
): Promise<ReadContent | undefined> {
  const start = performance.now();
  const keepGoing = options.keepGoing || settings.mistakes === 'setAside';
  const { known, files } = await parseAhead(environment.contentDir, index, { jobs: options.jobs, since, form: describeForm(settings) });
  if (options.since !== undefined && !known.hasTrusted)
    console.error(`the last build was not of ${options.since}; looking at every article`);
  const reading = { ...environment, includesDrafts: false, files, parse: known.parse, parsed: known.parsed };
  const publication = await (keepGoing ? readKeeping(reading, lastGood) : readPublication(reading));
  if (!options.hasTold) for (const line of describeProblems(publication.problems, environment)) console.error(line);
  const siteFileFailed = !publication.hasSettings;
  if (hasErrors(publication.problems) && (!keepGoing || siteFileFailed)) {
    const hint = keepGoing
      ? "Mend site.yaml; it settles addresses and so can't be set aside."
      : 'Mend them, or set the files aside with: npm run build -- --keep-going';
    console.error(`Nothing was built. ${hint}`);
    return undefined;
  }
  for (const line of describeSetAside(publication, environment)) console.error(line);
  console.log(`read: ${known.counts.parsed} parsed, ${known.counts.reused} reused · ${countSeconds(start)}`);
  return { publication, indexVersion: known.tellVersion() };
}
