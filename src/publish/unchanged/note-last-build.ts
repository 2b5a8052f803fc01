import { sep } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { describeProblems } from '../../command/report-problems.ts';
import type { Publication } from '../../content/publication.ts';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { summariseFill } from '../../images/fill/summarise-fill.ts';
import type { OutputFile } from '../output/output-listing.ts';
import { findPictureProblems } from '../pictures/picture-problems.ts';
import type { OpenPublication } from '../render/open-publication.ts';
import { keepLook } from './content-look.ts';
import { findEnd, listMoments } from './find-end.ts';
import { findRetry } from './find-retry.ts';
import type { Before } from './find-unchanged.ts';
import { type LastBuild, writeLastBuild } from './last-build.ts';
import { printRead, printReadPictures } from './print-read.ts';
import { readStoreState } from './store-state.ts';

/** What a build knows when it is done. */
export interface BuildEnd {
  publication: Publication;
  /** See `LastBuild`. */
  indexVersion: string;
  prepared: FillResult;
  site: OpenPublication;
  before: Before;
  /** All files of the site. */
  files: ReadonlyMap<string, OutputFile>;
  pages: number;
  /** See `LastBuild`. */
  summary: string;
}

/** Leaves word for the next build. Where files are set aside, that one looks at everything. */
export async function noteLastBuild(
  environment: Environment,
  { publication, indexVersion, prepared, site, before, files, pages, summary }: BuildEnd,
): Promise<void> {
  if (publication.setAside.length > 0) return;
  const { now, contentDir } = environment;
  const problems = findPictureProblems(prepared, publication);
  const nothing = { fetched: 0, unchanged: 0, made: 0, received: 0, kept: [], reused: prepared.reused + prepared.made };
  const build: LastBuild = {
    common: before.common,
    content: keepLook(before),
    bytes: {
      others: await printRead(before.others, contentDir),
      pictures: await printReadPictures(before.pictures, contentDir),
      besides: await printRead(before.besides, contentDir),
    },
    indexVersion,
    store: readStoreState(environment),
    from: now.getTime(),
    until: findEnd(site.store, listMoments(publication), site, now),
    retryAt: findRetry(prepared, environment),
    top: [...new Set([...files.keys()].map((path) => path.split(sep, 1)[0] ?? ''))],
    counts: { pages, files: files.size },
    problems: [...describeProblems(publication.problems, environment), ...describeProblems(problems, environment).slice(0, -1)],
    pictures: summariseFill({ ...prepared, ...nothing }, 0).replace(/ · [^·]*$/, ''),
    summary,
  };
  await writeLastBuild(environment, build);
}
