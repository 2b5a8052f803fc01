import { hash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { blameFile } from '../problems/problem.ts';
import type { ContentFile } from './list-content-files.ts';
import { parseYamlFile } from './parse-yaml-file.ts';
import { type NoteProblems, readInOrder } from './read-in-order.ts';

/** As of front matter: a title in `site.yaml` stands in every page. */
const MOST_BYTES = 256 * 1024;

const YAML_ENDING = /\.ya?ml$/i;

export interface YamlFile<Fields> {
  file: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  bytesHash: string;
  fields: Fields;
}

/**
 * Of a folder's files those in YAML that have no error.
 * @param restored bytes that are read in the place of some files
 */
export async function readYamlFiles<Schema extends z.ZodType>(
  files: readonly ContentFile[],
  schema: Schema,
  note: NoteProblems,
  restored: ReadonlyMap<string, Buffer> = new Map(),
): Promise<YamlFile<z.output<Schema>>[]> {
  const read: YamlFile<z.output<Schema>>[] = [];
  const take = ({ file }: ContentFile, bytes: Buffer) => {
    const { data, problems } = parseYamlFile(file, bytes, schema);
    if (!restored.has(file)) note(problems);
    if (data === undefined || problems.some(({ severity }) => severity === 'error')) return;
    read.push({ file, bytesHash: hash('sha256', bytes), fields: data });
  };
  const isTaken = (listed: ContentFile) => {
    const bytes = restored.get(listed.file);
    if (bytes) take(listed, bytes);
    return bytes !== undefined;
  };
  await readInOrder(takeOneSpelling(files, note), note, take, { isTaken, most: MOST_BYTES });
  return read;
}

/** The paper's settings: `site.yaml`, or `site.yml`. No fields if there is no such file, undefined if it has an error. */
export async function readSiteFile<Schema extends z.ZodType>(
  contentDir: string,
  schema: Schema,
  note: NoteProblems,
): Promise<z.output<Schema> | undefined> {
  const files = SITE_FILES.flatMap((file): ContentFile[] => {
    const path = join(contentDir, file);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats ? [{ file, path, isRegular: stats.isFile() }] : [];
  });
  if (files.length === 0) return schema.parse({});
  const [site, ...others] = await readYamlFiles(files, schema, note);
  // Which of two is meant, nobody knows.
  return files.length > 1 || others.length > 0 ? undefined : site?.fields;
}

export const SITE_FILES: readonly string[] = ['site.yaml', 'site.yml'];

/** What editors settle of the front page. */
export const FRONT_FILES: readonly string[] = ['front.yaml', 'front.yml'];

export function isYamlName(file: string): boolean {
  return YAML_ENDING.test(file);
}

/** `ai.yaml` and `ai.yml` are one file in two spellings. */
function takeOneSpelling(files: readonly ContentFile[], note: NoteProblems): ContentFile[] {
  const byStem = new Map<string, string>();
  return files.filter(({ file }) => {
    if (!isYamlName(file)) return false;
    const stem = file.replace(YAML_ENDING, '');
    const first = byStem.get(stem);
    if (first !== undefined) note([blameFile('error', file, `${first} stands beside this file; keep one of the two`)]);
    else byStem.set(stem, file);
    return first === undefined;
  });
}
