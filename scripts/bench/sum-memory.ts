import { readdirSync, readFileSync } from 'node:fs';

/** Bytes; Linux on x86-64 and most others. */
const MEMORY_PAGE = 4096;

/** @returns bytes of a process and its descendants; what they share is counted for each; 0 where there is no `/proc` */
export function sumMemory(root: number): number {
  const parents = listParents();
  const family = new Set([root]);
  // A child's id is mostly higher than its parent's; a second look finds the others.
  for (let look = 0; look < 2; look += 1) for (const [id, parent] of parents) if (family.has(parent)) family.add(id);
  return [...family].reduce((sum, id) => sum + Number(readProc(`${id}/statm`).split(' ')[1] ?? 0) * MEMORY_PAGE, 0);
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
