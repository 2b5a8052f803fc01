import { countSeconds } from '../command/count-seconds.ts';
import type { Environment } from '../command/environment.ts';
import { nameFolder } from '../command/report-problems.ts';
import { readSiteCode } from './cache/hash-engine.ts';
import { refuseForeignFolder } from './output/output-folder.ts';
import { withOutputLock } from './output/output-lock.ts';
import { tellState } from './output/tell-state.ts';
import type { PublishOptions } from './publish-options.ts';
import { blameTheme } from './theme/blame-theme.ts';
import { findUnchanged } from './unchanged/find-unchanged.ts';
import { isAsItWasLeft } from './unchanged/is-as-it-was-left.ts';
import type { LastBuild } from './unchanged/last-build.ts';
import { refreshReport } from './unchanged/refresh-report.ts';

/**
 * Brings the output folder up to date with the content. Where nothing changed since the last build, that is all that is looked at; what
 * builds a site is not even loaded.
 * @returns the exit status
 */
export async function publishSite(environment: Environment, options: PublishOptions): Promise<number> {
  const { outDir, workingDir } = environment;
  await refuseForeignFolder(outDir);
  const tellWait = () => console.error(`another build is at work on ${nameFolder(outDir, workingDir)}; waiting until it is done`);
  const isAsItWas = `${nameFolder(outDir, workingDir)} is as it was.`;
  // Before the content is read: what is published last is what was read last.
  try {
    return await withOutputLock(outDir, tellWait, (assertLock) => tellState(isAsItWas, () => publish(environment, options, assertLock)));
  } catch (error) {
    throw blameTheme(error, environment);
  }
}

async function publish(environment: Environment, options: PublishOptions, assertLock: () => void): Promise<number> {
  const start = performance.now();
  const code = readSiteCode(environment);
  const { unchanged, ...before } = await findUnchanged(environment, code, { flags: [options.keepGoing], since: options.since });
  if (unchanged) {
    tellUnchanged(unchanged, start);
    const hasReport = await refreshReport(`${environment.outDir}-report.json`, unchanged.counts.files);
    if (hasReport && (!options.verifies || isAsItWasLeft(environment))) {
      console.log(describeWhole(unchanged, environment, start));
      return 0;
    }
    console.log(describeOther(environment));
  }
  const beginning = { start, code, before, assertLock };
  let hasTold = unchanged !== undefined;
  if (before.change) {
    const { updateSite } = await import('./update-site.ts');
    hasTold = await updateSite(environment, options, beginning);
    if (hasTold && (!options.verifies || isAsItWasLeft(environment))) return 0;
    if (hasTold) console.log(describeOther(environment));
  }
  const { buildSite } = await import('./build-site.ts');
  return buildSite(environment, options, { ...beginning, hasTold });
}

function describeOther({ outDir, workingDir }: Environment): string {
  return `${nameFolder(outDir, workingDir)} is not as the last build left it; it is built again`;
}

/** The same lines as of a build that looks at everything. */
function tellUnchanged({ counts, problems, pictures }: LastBuild, start: number): void {
  for (const line of problems) console.error(line);
  console.log(`read: nothing changed · ${countSeconds(start)}`);
  console.log(`${pictures} · 0.0 s`);
  console.log(`render: 0 rendered, ${counts.pages} reused · ${countSeconds(start)}`);
}

function describeWhole({ counts, summary }: LastBuild, { outDir, workingDir }: Environment, start: number): string {
  const folder = nameFolder(outDir, workingDir);
  return `write: 0 files written, ${counts.files} unchanged, 0 removed in ${folder}\n${summary} · ${countSeconds(start)}`;
}
