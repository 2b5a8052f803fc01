import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { writeWhole } from '../../files/write-whole.ts';

/** What the last build left of one page in the output folder. */
export interface PageRecord {
  /** A hash of what it was made of, see `MakeCacheKey`. */
  key: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  mtime: number;
}

/** By the path below the output folder. */
export type PageRecords = ReadonlyMap<string, PageRecord>;

interface BuildRecord {
  /** Of everything that all pages are made of, see `hashEngine`. */
  engine: string;
  pages: [path: string, key: string, size: number, mtime: number][];
}

/** One for each output folder. Where a checkout and its cache are copied together, it goes on being found. */
export function buildRecordPath({ cacheDir, workingDir, outDir }: Pick<Environment, 'cacheDir' | 'workingDir' | 'outDir'>): string {
  return join(cacheDir, 'builds', `${hash('sha256', relative(workingDir, outDir)).slice(0, 16)}.json`);
}

/** The pages of the last build that this engine would make again from the same inputs; none if there is no whole record. */
export async function readBuildRecord(path: string, engine: string): Promise<PageRecords> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const record = parseRecord(text);
  const pages = record?.engine === engine ? record.pages : [];
  return new Map(pages.map(([page, key, size, mtime]) => [page, { key, size, mtime }]));
}

function parseRecord(text: string): BuildRecord | undefined {
  try {
    const record: unknown = JSON.parse(text);
    return isBuildRecord(record) ? record : undefined;
  } catch {
    return undefined; // never written, or cut off: then every page is made again
  }
}

function isBuildRecord(value: unknown): value is BuildRecord {
  const { engine, pages } = Object(value) as Record<string, unknown>;
  return typeof engine === 'string' && Array.isArray(pages) && pages.every(isPage);
}

function isPage(value: unknown): boolean {
  return Array.isArray(value) && value.length === 4 && value.every((part, index) => typeof part === (index < 2 ? 'string' : 'number'));
}

/**
 * Written last, when all pages are in place. After a kill the folder holds pages that are newer than their record, which
 * their time gives away, and pages whose record has another key: both are made again.
 * @param pages all that the folder has with a key
 */
export async function writeBuildRecord(path: string, engine: string, records: PageRecords): Promise<void> {
  const pages = [...records].map(([page, { key, size, mtime }]): BuildRecord['pages'][number] => [page, key, size, mtime]);
  await writeWhole(path, JSON.stringify({ engine, pages } satisfies BuildRecord));
}

/** What to record of a page that is in the folder. */
export function recordPage(outDir: string, page: string, key: string): PageRecord {
  const { size, mtimeMs } = statSync(join(outDir, page));
  return { key, size, mtime: mtimeMs };
}
