import { hash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeWhole } from '../../files/write-whole.ts';
import { explainFullDisk, ignoreMissing } from '../store/disk-errors.ts';

/** @returns the drawing that was kept in a file; undefined if it is not there or damaged */
export async function readDrawing(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing);
  const drawing = text?.slice(0, text.lastIndexOf('<!--'));
  return drawing !== undefined && text === seal(path, drawing) ? drawing : undefined;
}

/** @throws if the file can't be written */
export async function keepDrawing(path: string, svg: string): Promise<void> {
  await writeWhole(path, seal(path, svg)).catch(explainFullDisk);
}

/** Drops every drawing of the folder but these. @param needed paths @returns how many */
export async function pruneDrawings(dir: string, needed: readonly string[]): Promise<number> {
  const kept = new Set(needed.map((path) => basename(path)));
  const names = (await readdir(dir).catch(ignoreMissing)) ?? [];
  const others = names.filter((name) => /\.(?:svg|tmp)$/.test(name) && !kept.has(name));
  for (const name of others) await rm(join(dir, name), { force: true });
  return others.length;
}

/** Its last bytes are a hash of its name and the rest, so that damage is found. */
function seal(path: string, svg: string): string {
  return `${svg}<!--${hash('sha256', `${basename(path)}\n${svg}`).slice(0, 16)}-->`;
}
