import { hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { nameFile } from '../../files/name-file.ts';
import { redactSealed } from './redact-sealed.ts';

/** A file as it was published: one of the content folder, or a part of another pack. */
export interface PublishedFile {
  /** Path below the content folder, with forward slashes. */
  file: string;
  /** SHA-256 of its bytes, in hexadecimal, from its start. */
  bytesHash: string;
  /** Whether it holds a sealed text, which is kept nowhere but in the content folder. */
  isSealed: boolean;
  /** Where it lies on this disk. */
  path: string;
  part?: PackedFile;
}

/** Where a file's bytes lie in a pack. */
export interface PackedFile {
  file: string;
  /** Of the file when it was published, see {@link shortenHash}. */
  bytesHash: string;
  /** Of what is kept of it. */
  keptHash: string;
  /** Bytes. */
  offset: number;
  size: number;
}

export interface PackTask {
  /** Where to. */
  pack: string;
  files: readonly PublishedFile[];
}

/** Bytes written at once. */
const CHUNK = 1024 * 1024;

/** 128 bits: enough to tell a file from every other. */
export function shortenHash(bytesHash: string): string {
  return bytesHash.slice(0, 32);
}

/**
 * Writes files into one, one after another: 20,000 files of their own would take as long as those of the site.
 * @returns those that are as they were published, without their sealed text
 */
export function packFiles({ pack, files }: PackTask): PackedFile[] {
  const packed: PackedFile[] = [];
  const descriptor = openSync(pack, 'wx');
  let [offset, waiting, waitingSize] = [0, [] as Buffer[], 0];
  const flush = () => {
    writeFileSync(descriptor, Buffer.concat(waiting));
    [waiting, waitingSize] = [[], 0];
  };
  try {
    for (const source of files) {
      const kept = source.part ? readPart(source.path, source.part) : readPublished(source);
      if (!kept) continue;
      const { file, bytesHash, isSealed } = source;
      const keptHash = shortenHash(isSealed || source.part ? hash('sha256', kept) : bytesHash);
      packed.push({ file, bytesHash: shortenHash(bytesHash), keptHash, offset, size: kept.length });
      offset += kept.length;
      waiting.push(kept);
      waitingSize += kept.length;
      if (waitingSize > CHUNK) flush();
    }
    flush();
    fsyncSync(descriptor);
  } catch (error) {
    throw nameFile(error as NodeJS.ErrnoException, pack);
  } finally {
    closeSync(descriptor);
  }
  return packed;
}

/** @returns undefined if it changed since it was read: then the next build keeps it */
function readPublished({ path, bytesHash, isSealed }: PublishedFile): Buffer | undefined {
  const bytes = readOrNothing(() => readFileSync(path));
  if (!bytes || hash('sha256', bytes) !== bytesHash) return undefined;
  return redactSealed(bytes, isSealed);
}

/** @returns undefined if the pack is gone or damaged */
export function readPart(pack: string, { offset, size, keptHash }: PackedFile): Buffer | undefined {
  const bytes = readOrNothing(() => {
    const descriptor = openSync(pack, 'r');
    try {
      const buffer = Buffer.alloc(size);
      return buffer.subarray(0, readSync(descriptor, buffer, 0, size, offset));
    } finally {
      closeSync(descriptor);
    }
  });
  return bytes && shortenHash(hash('sha256', bytes)) === keptHash ? bytes : undefined;
}

function readOrNothing(read: () => Buffer): Buffer | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
