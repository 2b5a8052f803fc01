import type { Flags } from '../src/command/flags.ts';
import { runCommand } from '../src/command/run-command.ts';
import { UsageError } from '../src/command/usage-error.ts';
import { runAccidents } from './fuzz/run-accidents.ts';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { runSeries } from './fuzz/series/run-series.ts';

await runCommand(
  {
    name: 'fuzz',
    purpose: 'Builds papers made at random, hostile ones among them, and checks what must hold of every site.',
    flags: {
      minutes: { value: 'N', meaning: 'goes on for N minutes; one round where it is missing' },
      kills: { value: 'N', meaning: 'kills N builds in all phases' },
      disks: { value: 'N', meaning: 'builds on full disks of N sizes each' },
      series: {
        value: 'N',
        meaning: 'plays N series of changes and accidents, each step built the short way, the whole way and from nothing',
      },
      seed: { value: 'N', meaning: 'makes the papers of an earlier run again' },
    },
  },
  async (_environment, flags) => {
    const seed = readNumber(flags, 'seed') ?? Math.floor(Date.now() / 1000);
    const [minutes, kills, sizes, series] = ['minutes', 'kills', 'disks', 'series'].map((name) => readNumber(flags, name));
    const isAccident = kills !== undefined || sizes !== undefined;
    const isOther = isAccident || series !== undefined;
    const held = [
      !isAccident || (await runAccidents({ seed, kills: kills ?? 0, sizes: sizes ?? 0 })),
      series === undefined || (await runSeries({ seed, count: series })),
      (isOther && minutes === undefined) || (await runFuzz({ seed, minutes })),
    ];
    return held.every(Boolean) ? 0 : 1;
  },
);

function readNumber(flags: Flags, name: string): number | undefined {
  const value = flags.get(name);
  if (value === undefined) return undefined;
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw new UsageError(`--${name} must be a whole number, found "${value}"; write for example --${name}=10`);
}
