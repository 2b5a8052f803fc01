import { crc32 } from 'node:zlib';
import { foldName } from '../files/fold-name.ts';
import type { Differences } from './git/list-differences.ts';

/**
 * Where an index stands: what it knows of files is what a commit has, but for some. Paths are as in {@link Differences}. A file that was read
 * while it may have changed is not named here: its row says so.
 */
export interface Stand {
  commit: string;
  unsure: readonly string[];
}

/** As text, with its CRC-32: by a name that a disk gave back wrong, a file that changed would count as unchanged. */
export function packStand({ commit, unsure }: Stand): string {
  const text = JSON.stringify([commit, unsure]);
  return `${crc32(text)} ${text}`;
}

/** @returns undefined where it is not known, or the text is damaged */
export function unpackStand(packed: string | undefined): Stand | undefined {
  const [, sum, text] = /^(\d+) (.*)$/s.exec(packed ?? '') ?? [];
  if (text === undefined || crc32(text) !== Number(sum)) return undefined;
  const [commit, unsure] = JSON.parse(text);
  return { commit, unsure };
}

/**
 * Which files may have changed since an index stood at a commit: all that Git names, and those of which the index was not sure.
 * @returns asks for a file by the name that `ContentFile` gives it, which is in NFC
 */
export function bindSuspicion({ unsure }: Stand, { between, uncommitted }: Differences): (file: string) => boolean {
  const names = [...unsure, ...between, ...uncommitted].map((path) => foldName(`news/${path}`));
  const [files, folders] = [new Set(names), names.filter((name) => name.endsWith('/'))];
  return (file) => {
    const name = file.toLowerCase();
    return files.has(name) || folders.some((folder) => name.startsWith(folder));
  };
}
