import { findPicturePath } from '../find-picture-path.ts';
import type { FieldPath } from '../problems/locate-field.ts';
import type { ArticleForm } from './article-form.ts';
import { completeDate } from './complete-date.ts';

/** A value in our form, or each entry of a list, with the place below its field where it was written. */
export interface Converted {
  value: unknown;
  path: FieldPath;
  /** Whether fields of its own stand there. */
  isGroup: boolean;
}

const DATES: ReadonlySet<string> = new Set(['publishedDateTime', 'updatedDateTime', 'expires']);
/** Lists of texts: one text stands for a list of one, or of what commas divide. */
const TEXT_LISTS: ReadonlySet<string> = new Set(['topics', 'tags', 'authors', 'aliases']);

export function isList(field: string): boolean {
  return TEXT_LISTS.has(field) || field === 'images';
}

/** A value as other generators write it, for a field of ours. What is not understood stays as it is: the schema says what is wrong. */
export function convertValue(field: string, value: unknown, file: string, { timeZone }: ArticleForm): Converted[] {
  if (typeof value === 'string' && DATES.has(field)) return [toConverted(completeDate(value, timeZone), value)];
  if (!isList(field)) return [toConverted(value, value)];
  const convert = (entry: unknown) => (field === 'images' ? convertPicture(entry, file) : convertName(entry));
  if (typeof value === 'string' && field !== 'images') return splitNames(value).map((name) => toConverted(name, value));
  const entries = Array.isArray(value)
    ? value.map((entry, index) => toConverted(convert(entry), entry, [index]))
    : [toConverted(convert(value), value)];
  return entries.filter((entry) => entry.value !== NO_PICTURE);
}

function toConverted(value: unknown, written: unknown, path: FieldPath = []): Converted {
  return { value, path, isGroup: typeof written === 'object' };
}

function splitNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

/** A topic may be a year; of a person others may know more than a name. */
function convertName(entry: unknown): unknown {
  if (typeof entry === 'number') return String(entry);
  return readText(entry, 'name') ?? entry;
}

/** What a picture's address is called, by generator and theme: Jekyll's and Eleventy's, Hugo's, Astro's. */
const ADDRESS_NAMES = ['url', 'image', 'path', 'src'];

/** Themes begin each post with an empty one. */
const NO_PICTURE = Symbol('no picture');

function convertPicture(entry: unknown, file: string): unknown {
  if (typeof entry === 'string') return { url: findPicturePath(entry, file) };
  const url = ADDRESS_NAMES.map((name) => readText(entry, name)).find((text) => text !== undefined);
  if (url === undefined) return ADDRESS_NAMES.some((name) => Object(entry)[name] === '') ? NO_PICTURE : entry;
  const { width, height, isCached } = Object(entry) as Record<string, unknown>;
  const title = readText(entry, 'alt') ?? readText(entry, 'title');
  const attribution = readText(entry, 'attribution') ?? readText(entry, 'credit');
  return { url: findPicturePath(url, file), title, attribution, width, height, isCached };
}

/** A text of a group, if it has one and it is not empty. */
function readText(group: unknown, name: string): string | undefined {
  const text = typeof group === 'object' && group !== null && Object.hasOwn(group, name) ? (group as Record<string, unknown>)[name] : '';
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}
