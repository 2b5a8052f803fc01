import type { Measurement } from './measure-command.ts';
import { median } from './median.ts';
import type { Scenario } from './site-scenarios.ts';

/** Of one contender, by scenario. */
export type Runs = ReadonlyMap<string, readonly Measurement[]>;

/** Prints a table in Markdown: a row for each scenario and contender, and one until the site is published where its line was seen. */
export function printTimes(count: number, scenarios: readonly Scenario[], contenders: readonly { name: string; runs: Runs }[]): void {
  const hugo = contenders.find(({ name }) => name === 'Hugo')?.runs;
  console.log(`| ${count.toLocaleString('en')} articles | generator | seconds | share of Hugo's | CPU seconds | peak memory |`);
  console.log('| --- | --- | --: | --: | --: | --: |');
  for (const { name: scenario, early } of scenarios) {
    const reference = hugo?.get(scenario)?.map(({ seconds }) => seconds);
    const share = (seconds: number) => (reference?.length ? (seconds / median(reference)).toPrecision(2) : '');
    for (const { name, runs } of contenders) {
      const measurements = runs.get(scenario) ?? [];
      if (measurements.length === 0) continue;
      const seconds = median(measurements.map((run) => run.seconds));
      const cpu = median(measurements.map((run) => run.cpuSeconds));
      const megabytes = measurements.flatMap((run) => run.megabytes ?? []);
      const memory = megabytes.length > 0 ? `${(median(megabytes) / 1000).toFixed(2)} GB` : '';
      console.log(`| ${scenario} | ${name} | ${seconds.toFixed(1)} | ${share(seconds)} | ${cpu.toFixed(1)} | ${memory} |`);
      const earlier = measurements.flatMap((run) => run.secondsToLine ?? []);
      if (early === undefined || earlier.length === 0) continue;
      console.log(`| ${scenario}, ${early} | ${name} | ${median(earlier).toFixed(2)} | ${share(median(earlier))} | | |`);
    }
  }
  console.log('');
}
