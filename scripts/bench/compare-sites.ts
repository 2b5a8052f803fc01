import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { drawChart } from './draw-chart.ts';
import { generatePublication } from './generate-publication.ts';
import { type Measurement, measureCommand } from './measure-command.ts';
import { median } from './median.ts';
import { printTimes, type Runs } from './print-times.ts';
import { BROADSHEET, type Contender, findContenders, type Places } from './site-contenders.ts';
import type { Scenario } from './site-scenarios.ts';
import { type OutputKind, summariseOutput } from './sites/compare-output.ts';

interface Course {
  /** Of each contender; they take turns, because a machine's speed drifts. */
  rounds: number;
  /** The cold build first. */
  scenarios: readonly Scenario[];
  /** Beside Hugo, and not beside Eleventy. */
  hugoOnly: boolean;
}

/**
 * Measures Broadsheet, Hugo and Eleventy on the same generated publication, and prints tables in Markdown and where the chart is.
 * Eleventy builds everything each time, so it is measured cold and with one article added only.
 */
export async function compareSites(counts: readonly number[], course: Course): Promise<void> {
  const { contenders, missing } = findContenders(course.hugoOnly);
  for (const line of missing) console.log(line);
  const versions = contenders.map(({ name, version }) => `${name} ${version}`).join(', ');
  console.log(
    `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1e9)} GB; ${versions}; median of ${course.rounds} rounds\n`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-sites-'));
  for (const count of counts) await compareAt(count, contenders, join(folder, String(count)), course);
  // Only now: a disk (ext4) is slow to make files for minutes after many were deleted.
  await rm(folder, { recursive: true, force: true });
}

async function compareAt(count: number, contenders: readonly Contender[], folder: string, { rounds, scenarios }: Course): Promise<void> {
  const content = join(folder, 'content');
  const placesOf = ({ name }: Contender): Places => ({ content, own: join(folder, name), built: join(folder, 'built') });
  console.error(`${count} articles: preparing`);
  generatePublication(count, content);
  await build(BROADSHEET, placesOf(BROADSHEET), join(folder, 'built'));
  for (const contender of contenders) await contender.prepare(placesOf(contender));

  const runs = new Map(contenders.map((contender) => [contender, new Map(scenarios.map(({ name }) => [name, [] as Measurement[]]))]));
  const outputs = new Map<Contender, OutputKind[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const turn of contenders.keys()) {
      const contender = contenders[(turn + round) % contenders.length] ?? BROADSHEET;
      const output = join(folder, 'outputs', `${contender.name}-${round}`);
      await runScenarios(scenarios, contender, placesOf(contender), output, (scenario, measurement) => {
        runs.get(contender)?.get(scenario)?.push(measurement);
        const published = measurement.secondsToLine?.toFixed(2);
        const early = published === undefined ? '' : `, published after ${published} s`;
        console.error(`round ${round + 1}: ${contender.name}, ${scenario}: ${measurement.seconds.toFixed(2)} s${early}`);
      });
      if (round === 0) outputs.set(contender, await summariseOutput(output));
    }
  }
  printTimes(
    count,
    scenarios,
    [...runs].map(([{ name }, ofContender]) => ({ name, runs: ofContender })),
  );
  printOutputs(outputs);
  const chart = join(tmpdir(), `broadsheet-bench-${count}.svg`);
  await writeFile(
    chart,
    drawChart(
      count,
      scenarios.map(({ name }) => name),
      [...runs].map(([{ name }, byScenario]) => ({ name, seconds: mediansOf(byScenario) })),
    ),
  );
  console.log(`chart: ${chart}\n`);
}

async function runScenarios(
  scenarios: readonly Scenario[],
  contender: Contender,
  places: Places,
  output: string,
  note: (scenario: string, measurement: Measurement) => void,
): Promise<void> {
  await contender.forget(places);
  for (const [index, { name, change }] of scenarios.entries()) {
    for (const file of await change(places.content)) await contender.update(places, file);
    if (contender.isAlwaysWhole && index !== 0 && index !== 2) continue;
    note(name, await build(contender, places, output));
  }
}

function build(contender: Contender, places: Places, output: string): Promise<Measurement> {
  const { command, cwd, env } = contender.build(places, output);
  return measureCommand(command, cwd, { ...process.env, ...env }, contender.publishedLine);
}

function mediansOf(runs: Runs): ReadonlyMap<string, number> {
  return new Map(
    [...runs].flatMap(([scenario, ofScenario]) =>
      ofScenario.length > 0 ? [[scenario, median(ofScenario.map(({ seconds }) => seconds))]] : [],
    ),
  );
}

function printOutputs(outputs: ReadonlyMap<Contender, OutputKind[]>): void {
  const names = [...outputs.keys()].map(({ name }) => name);
  console.log(`| what is made | ${names.join(' | ')} |`);
  console.log(`| --- |${names.map(() => ' --: |').join('')}`);
  for (const [index, { kind }] of [...outputs.values()][0]?.entries() ?? []) {
    const cells = [...outputs.values()].map((kinds) => {
      const { files = 0, bytes = 0 } = kinds[index] ?? {};
      return `${files.toLocaleString('en')}, ${(bytes / 1e6).toFixed(1)} MB`;
    });
    console.log(`| ${kind} | ${cells.join(' | ')} |`);
  }
  console.log('');
}
