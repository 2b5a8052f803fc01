import { z } from 'zod';
import { describeValue, quoteText } from '../../problems/describe-value.ts';
import { dateTime, group, list, optional, plainText, rawText, refuse } from '../field-types.ts';

const until = optional(dateTime('until'));

/** A name alone stands for a group with one field: `lead: bridge-opens`. */
const toGroup = (field: string) => (value: unknown) => (typeof value === 'string' ? { [field]: value } : value);

const wrongKind =
  (what: string, kind: string, example: string) =>
  ({ input }: { input?: unknown }) =>
    `${what} must be the slug of a ${kind}, or a group with until, found ${describeValue(input)}; write for example ${example}`;

function story(what: string, example: string) {
  const shape = { slug: rawText('slug', 'slug: bridge-opens'), until };
  return z.preprocess(toGroup('slug'), z.object(shape, { error: wrongKind(what, 'story', example) }));
}

function topic(what: string, example: string) {
  const shape = { topic: rawText('topic', 'topic: science'), until };
  return z.preprocess(toGroup('topic'), z.object(shape, { error: wrongKind(what, 'topic', example) }));
}

/** A path of this site, or a web address. */
const link = rawText('link', 'link: /news/bridge-opens/').transform((text, context) => {
  if (/^\/(?!\/)/.test(text)) return text;
  const url = URL.parse(text);
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return url.href;
  return refuse(
    context,
    text,
    `link is neither a path of this site nor a web address, found ${quoteText(text)}; write for example link: /news/bridge-opens/`,
  );
});

/** `front.yaml`: what editors settle of the front page. */
export const frontSchema = z.object({
  lead: optional(story('lead', 'lead: bridge-opens')),
  pinned: optional(list('pinned', story('an entry of pinned', '- bridge-opens'), '- bridge-opens')),
  sections: optional(list('sections', topic('an entry of sections', '- science'), '- science')),
  breaking: optional(
    group(
      'breaking',
      { text: plainText('text', 'text: "The bridge is closed."'), link: optional(link), until },
      'text, link and until, indented, below breaking:',
    ),
  ),
});

export type FrontFields = z.output<typeof frontSchema>;
