import { nameArticle } from '../fields/name-article.ts';
import { NOT_READ } from '../fields/site/field-map.ts';
import type { Finding } from '../problems/finding.ts';
import type { FieldPath } from '../problems/locate-field.ts';
import type { ArticleForm } from './article-form.ts';
import { completeDate } from './complete-date.ts';
import { type Converted, convertValue, isList } from './convert-value.ts';

export interface RenamedFields {
  /** Under our names, in our form. */
  fields: Record<string, unknown>;
  /** The article's name, where front matter sets no slug. */
  name: string;
  /** Says of a finding what its author wrote, and where. */
  relabel: (finding: Finding) => Finding;
}

/** What is written of a field of ours under other names: of a list each entry. */
type Sources = ReadonlyMap<string, readonly Converted[]>;

/**
 * Front matter under our names. Where a name of ours and another one for it stand both, ours counts; of two others the first, but
 * lists are put together.
 */
export function renameFields(data: Record<string, unknown>, file: string, form: ArticleForm): RenamedFields {
  const plain = { fields: data, name: nameArticle(file).name, relabel: (finding: Finding) => finding };
  if (form.key === '') return plain;
  const own = Object.fromEntries(Object.entries(data).filter(([name]) => !Object.hasOwn(form.fields, name)));
  const sources = collectSources(data, own, file, form);
  const renamed = [...sources].map(([field, found]) => [field, isList(field) ? found.map(({ value }) => value) : found[0]?.value]);
  const { name, day } = nameArticle(file);
  // Others have no date but the name's, or the same one in front matter. In a paper of ours a name may begin with any number.
  const isOfOthers = day !== undefined && isMissing(data['publishedDateTime']) && Object.values(form.fields).includes('publishedDateTime');
  const ofName = isOfOthers ? { publishedDateTime: completeDate(day, form.timeZone) } : {};
  return {
    fields: { ...own, ...ofName, ...Object.fromEntries(renamed) },
    name: isOfOthers ? name.slice(day.length + 1) : name,
    relabel: (finding) => relabelFinding(finding, sources),
  };
}

function collectSources(data: Record<string, unknown>, own: Record<string, unknown>, file: string, form: ArticleForm): Sources {
  const sources = new Map<string, Converted[]>();
  for (const [name, field] of Object.entries(form.fields)) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (field === NOT_READ || isMissing(value) || !isMissing(own[field])) continue;
    const known = sources.get(field);
    if (known && !isList(field)) continue;
    const found = convertValue(field, value, file, form).map((entry) => ({ ...entry, path: [name, ...entry.path] }));
    sources.set(field, [...(known ?? []), ...found]);
  }
  return sources;
}

/** Others leave a field empty as `""`, where we have nothing. */
function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function relabelFinding(finding: Finding, sources: Sources): Finding {
  const [field, index, ...rest] = finding.path;
  const found = typeof field === 'string' ? sources.get(field) : undefined;
  const first = found?.[0];
  if (typeof field !== 'string' || !found || !first) return finding;
  const isOfEntry = isList(field) && typeof index === 'number';
  const source = isOfEntry ? (found[index] ?? first) : first;
  const below = source.isGroup ? (isOfEntry ? rest : finding.path.slice(1)) : [];
  const name = source.path[0];
  const path: FieldPath = isOfEntry ? [...source.path, ...below] : [name ?? field, ...below];
  if (name === field) return { ...finding, path };
  const say = (message: string) =>
    message.startsWith(`${field} `) ? `${String(name)} (${field} here)${message.slice(field.length)}` : message;
  const { message } = finding;
  return { ...finding, path, message: typeof message === 'string' ? say(message) : () => say(message()) };
}
