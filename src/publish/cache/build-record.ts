import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { writeWhole } from '../../files/write-whole.ts';

/** What the last build left of one page in the output folder. */
export interface PageRecord {
  /** What drew it, see `PagePath`. */
  component: string;
  /** The questions that it asked, see `Site`. */
  asked: readonly string[];
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  mtime: number;
}

export interface BuildRecord {
  /** By the path below the output folder. */
  pages: ReadonlyMap<string, PageRecord>;
  /** A hash of the answer to each question that one of them asked. */
  answers: ReadonlyMap<string, string>;
}

/** The record as it is written: questions stand once, and pages name them by their place. */
interface WrittenRecord {
  /** Of everything that all pages are made of and none asks for, see `hashEngine`. */
  engine: string;
  answers: [question: string, hash: string][];
  pages: [path: string, component: string, size: number, mtime: number, asked: number[]][];
}

export const NO_RECORD: BuildRecord = { pages: new Map(), answers: new Map() };

/**
 * What is recorded of a build lies here, for each output folder. Where a checkout and its cache are copied together, it goes on being
 * found.
 * @param ending of the file's name
 */
export function recordPath(
  { cacheDir, workingDir, outDir }: Pick<Environment, 'cacheDir' | 'workingDir' | 'outDir'>,
  ending = '.json',
): string {
  return join(cacheDir, 'builds', hash('sha256', relative(workingDir, outDir)).slice(0, 16) + ending);
}

/** What the last build of this engine left; nothing if there is no whole record. */
export async function readBuildRecord(path: string, engine: string): Promise<BuildRecord> {
  const record = parseRecord(await readFile(path, 'utf8').catch(() => ''));
  if (record?.engine !== engine) return NO_RECORD;
  const questions = record.answers.map(([question]) => question);
  const pages = record.pages.map(([file, component, size, mtime, places]): [string, PageRecord] => {
    return [file, { component, size, mtime, asked: places.map((place) => questions[place] ?? '') }];
  });
  return { pages: new Map(pages), answers: new Map(record.answers) };
}

function parseRecord(text: string): WrittenRecord | undefined {
  try {
    const record: unknown = JSON.parse(text);
    return isWritten(record) ? record : undefined;
  } catch {
    return undefined; // never written, or cut off: then every page is made again
  }
}

function isWritten(value: unknown): value is WrittenRecord {
  const { engine, answers, pages } = Object(value) as Record<string, unknown>;
  if (typeof engine !== 'string' || !Array.isArray(answers) || !Array.isArray(pages)) return false;
  return answers.every((answer) => hasTypes(answer, ['string', 'string'])) && pages.every((page) => isPage(page, answers.length));
}

function isPage(value: unknown, questionCount: number): boolean {
  if (!hasTypes(value, ['string', 'string', 'number', 'number', 'object'])) return false;
  const [places] = value.slice(-1);
  return Array.isArray(places) && places.every((place) => Number.isInteger(place) && place >= 0 && place < questionCount);
}

function hasTypes(value: unknown, types: readonly string[]): value is unknown[] {
  return Array.isArray(value) && value.length === types.length && value.every((part, index) => typeof part === types[index]);
}

/**
 * Written last, when all pages are in place. After a kill the folder holds pages that are newer than their record, which
 * their time gives away, and pages whose record has other answers: both are made again.
 * @param record of all pages in the folder, and at least of the questions that they ask
 */
export async function writeBuildRecord(path: string, engine: string, { pages, answers }: BuildRecord): Promise<void> {
  const places = new Map<string, number>();
  const placeOf = (question: string) => {
    const place = places.get(question) ?? places.size;
    places.set(question, place);
    return place;
  };
  const written = [...pages].map(([file, { component, size, mtime, asked }]): WrittenRecord['pages'][number] => {
    return [file, component, size, mtime, asked.map(placeOf)];
  });
  const record: WrittenRecord = {
    engine,
    answers: [...places.keys()].map((question) => [question, answers.get(question) ?? '']),
    pages: written,
  };
  await writeWhole(path, JSON.stringify(record));
}
