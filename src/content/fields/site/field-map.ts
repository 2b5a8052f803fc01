import { z } from 'zod';
import { describeValue } from '../../problems/describe-value.ts';
import { nearestName } from '../../problems/find-unknown-fields.ts';
import { articleSchema } from '../article-schema.ts';
import { MOST_ENTRIES } from '../most-entries.ts';

/** In the place of a field of ours: the name is known, and nothing is made of it. */
export const NOT_READ = 'none';

/** What a sealed text is called. Under another name it would not stay sealed, and another text under this one would be lost. */
const SEALED = 'secured';

const EXAMPLE = 'the name that articles have and the one that is meant, indented, below fields: as in date: publishedDateTime';

const isNoGroup = ({ input }: { input?: unknown }) => `fields must be a group of fields, found ${describeValue(input)}; write ${EXAMPLE}`;

/** `fields` of `site.yaml`: by each name that articles have instead of ours, the name of ours. */
export const fieldMap = z.record(z.string(), z.unknown(), { error: isNoGroup }).transform((given, context) => {
  const entries = Object.entries(given);
  const refuse = (message: string, path: PropertyKey[] = []) => context.issues.push({ code: 'custom', input: given, message, path });
  if (entries.length > MOST_ENTRIES.fields)
    refuse(`fields may have ${MOST_ENTRIES.fields} entries, found ${entries.length.toLocaleString('en')}; keep those that matter most`);
  for (const [name, target] of entries) {
    const fault = findFault(name, target);
    if (fault !== undefined) refuse(fault, [name]);
  }
  return Object.fromEntries(entries.map(([name, target]) => [name, String(target)]));
});

function findFault(name: string, target: unknown): string | undefined {
  if (name === SEALED || target === SEALED) return `${SEALED} has no other name, so that what is sealed stays so; remove the line`;
  const known = Object.keys(articleSchema.shape).filter((field) => field !== SEALED);
  if (target === NOT_READ || (typeof target === 'string' && known.includes(target))) return undefined;
  const nearest = typeof target === 'string' ? nearestName(target, known) : undefined;
  const mend =
    nearest === undefined ? `write for example date: publishedDateTime, or ${NOT_READ} for what is not read` : `did you mean "${nearest}"?`;
  return `what a name stands for must be a field of an article, found ${describeValue(target)}; ${mend}`;
}
