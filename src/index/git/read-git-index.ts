import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileLook } from '../../files/look-at-file.ts';
import type { WorkTree } from './find-work-tree.ts';

/** What Git knows of a file that it checked out, or looked at last. */
export interface GitEntry {
  /** Below the work tree's root. */
  path: string;
  /** The name of its bytes in Git, see `hashBlob`; of what a filter makes of them, if there is one. */
  blob: string;
  /** How it looked; times in nanoseconds, size and inode by their lowest 32 bits. */
  look: FileLook;
  /** Whether it is a file like any other: no link, no conflict, none that Git was told not to look at. */
  isPlain: boolean;
  /** Whether it is none, but another repository. */
  isRepository: boolean;
}

export interface GitIndex {
  entries: GitEntry[];
  /** When it was written, in milliseconds since 1970, and on which disk. */
  mtime: number;
  device: number;
}

/*
 * Git's index is read here and not asked of Git: what Git has that prints it (`ls-files --debug`) has no form that it promises, and to
 * compare files (`status`, `diff-files`) it runs filters that a repository's settings name. The form: https://git-scm.com/docs/index-format.
 */

const [FIXED, HASH] = [62, 20];
/** Of flags and extended flags. */
const [IS_UNLOOKED, HAS_MORE, STAGE, IS_SKIPPED, IS_INTENDED] = [0x8000, 0x4000, 0x3000, 0x4000, 0x2000];
const [KIND, REGULAR, REPOSITORY] = [0o170000, 0o100000, 0o160000];

/**
 * What the index of a work tree says of the files of its folder.
 * @param options `onlyOdd`: those that are not plain
 * @returns undefined where there is none, or one of SHA-256. Of an index in two files (`split-index`) what the first one has
 */
export function readGitIndex({ gitDir, folder }: WorkTree, { onlyOdd = false } = {}): GitIndex | undefined {
  const file = readWhole(join(gitDir, 'index'));
  if (!file) return undefined;
  const { bytes, mtime, device } = file;
  const end = bytes.length - HASH;
  const isWhole =
    end > 12 && bytes.toString('latin1', 0, 4) === 'DIRC' && hash('sha1', bytes.subarray(0, end), 'buffer').equals(bytes.subarray(end));
  const version = isWhole ? bytes.readUInt32BE(4) : 0;
  if (version < 2 || version > 4) return undefined;
  const entries: GitEntry[] = [];
  const prefix = Buffer.from(folder);
  let [place, path] = [12, Buffer.alloc(0)];
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    const start = place;
    const flags = bytes.readUInt16BE(start + 60);
    const more = flags & HAS_MORE ? bytes.readUInt16BE(start + FIXED) : 0;
    place = start + FIXED + (flags & HAS_MORE ? 2 : 0);
    if (version === 4) {
      const dropped = readNumber(bytes, place);
      const nameEnd = bytes.indexOf(0, dropped.end);
      path = Buffer.concat([path.subarray(0, path.length - dropped.value), bytes.subarray(dropped.end, nameEnd)]);
      place = nameEnd + 1;
    } else {
      const nameEnd = bytes.indexOf(0, place);
      path = bytes.subarray(place, nameEnd);
      place = start + ((nameEnd - start + 8) & ~7);
    }
    if (!path.subarray(0, prefix.length).equals(prefix)) continue;
    const kind = bytes.readUInt32BE(start + 24) & KIND;
    const isPlain = kind === REGULAR && (flags & (IS_UNLOOKED | STAGE)) === 0 && (more & (IS_SKIPPED | IS_INTENDED)) === 0;
    if (isPlain && onlyOdd) continue;
    const blob = bytes.toString('hex', start + 40, start + 60);
    entries.push({ path: path.toString(), blob, look: readLook(bytes, start), isPlain, isRepository: kind === REPOSITORY });
  }
  return { entries, mtime, device };
}

function readWhole(path: string) {
  try {
    const opened = openSync(path, 'r');
    try {
      const { mtimeMs, dev } = fstatSync(opened);
      return { bytes: readFileSync(opened), mtime: mtimeMs, device: dev };
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined; // an empty repository has none
  }
}

function readLook(bytes: Buffer, start: number): FileLook {
  // As Node puts the two together, so that equal times are equal numbers.
  const time = (at: number) => bytes.readUInt32BE(at) * 1000 + bytes.readUInt32BE(at + 4) / 1_000_000;
  return {
    ctime: time(start),
    mtime: time(start + 8),
    inode: bytes.readUInt32BE(start + 20),
    size: bytes.readUInt32BE(start + 36),
  };
}

/** As pack files have it: https://git-scm.com/docs/pack-format. */
function readNumber(bytes: Buffer, start: number): { value: number; end: number } {
  let [place, value] = [start, bytes.readUInt8(start) & 127];
  while (bytes.readUInt8(place) & 128) {
    place += 1;
    value = (value + 1) * 128 + (bytes.readUInt8(place) & 127);
  }
  return { value, end: place + 1 };
}
