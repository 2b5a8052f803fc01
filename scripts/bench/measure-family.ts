import { readdirSync, readFileSync } from 'node:fs';

/** Bytes; Linux on x86-64 and most others. */
const MEMORY_PAGE = 4096;

/** Clock ticks in a second of processor time, as Linux tells them. */
const TICKS = 100;

/** What a process and its descendants take; what they share is counted for each. Nothing where there is no `/proc`. */
export interface FamilyUse {
  bytes: number;
  /** Of processor time, user and system, of those that are alive. */
  seconds: number;
}

export function measureFamily(root: number): FamilyUse {
  const parents = listParents();
  const family = new Set([root]);
  // A child's id is mostly higher than its parent's; a second look finds the others.
  for (let look = 0; look < 2; look += 1) for (const [id, parent] of parents) if (family.has(parent)) family.add(id);
  const uses = [...family].map(measureProcess);
  return { bytes: uses.reduce((sum, { bytes }) => sum + bytes, 0), seconds: uses.reduce((sum, { seconds }) => sum + seconds, 0) };
}

function measureProcess(id: number): FamilyUse {
  // Behind the name, which may hold anything, utime and stime are the twelfth and thirteenth (proc(5)).
  const times = readProc(`${id}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(11, 13);
  return {
    bytes: Number(readProc(`${id}/statm`).split(' ')[1] ?? 0) * MEMORY_PAGE,
    seconds: times.reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS,
  };
}

function listParents(): [id: number, parent: number][] {
  try {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return ids.map((id) => [Number(id), Number(/\) \S (\d+)/.exec(readProc(`${id}/stat`))?.[1] ?? 0)]);
  } catch {
    return []; // not Linux
  }
}

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return ''; // ended
  }
}
