import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_DIR } from '../../src/command/engine-code.mjs';
import { plural } from '../../src/command/report-problems.ts';
import { fillDisks, spreadRooms } from './fill-disks.ts';
import { killBuilds } from './kill-builds.ts';

export interface AccidentOptions {
  seed: number;
  kills: number;
  /** Of each disk that fills up. */
  sizes: number;
}

const PAPER = join(ENGINE_DIR, 'tests/fixtures/small');

/** Kills builds in all phases, and fills the disks that they write to; see `killBuilds` and `fillDisks`. @returns whether all held */
export async function runAccidents({ seed, kills, sizes }: AccidentOptions): Promise<boolean> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-accidents-'));
  const place = (name: string) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const faults: string[] = [];
  try {
    if (kills > 0) {
      const killed = await killBuilds({ kills, seed, contentDir: PAPER, folder: place('kills') });
      faults.push(...killed.faults);
      const phases = Object.entries(killed.phases).map(([phase, count]) => `${count} ${phase}`);
      console.log(`kills: ${killed.kills} (${phases.join(', ')}), ${killed.files} files and ${killed.links} links looked at`);
    }
    if (sizes > 0) {
      const { disks, skipped, faults: found } = await fillDisks({ rooms: spreadRooms(sizes), contentDir: PAPER, folder: place('disks') });
      faults.push(...found);
      for (const [disk, count] of Object.entries(disks))
        console.log(`full disk, ${disk}: the old site ${count.old} times, the new one ${count.new}`);
      if (skipped !== undefined) console.log(`full disks: skipped; ${skipped}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const fault of faults) console.error(`FAILED ${fault}`);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `fuzz: ${plural(kills, 'kill')}, ${plural(sizes, 'size')} of each disk, ${plural(faults.length, 'failure')} · ${seconds} s · --seed=${seed}`,
  );
  return faults.length === 0;
}
