import { z } from 'zod';
import { folderOf, ROUTES } from '../../routes.ts';
import { ai } from './ai-fields.ts';
import { aliases } from './alias-fields.ts';
import { CORRECTION_EXAMPLE, correction } from './correction-fields.ts';
import { domainName } from './domain-name.ts';
import {
  checked,
  choice,
  dateTime,
  finiteNumber,
  group,
  list,
  longText,
  names,
  optional,
  plainText,
  rawText,
  truth,
  webAddress,
} from './field-types.ts';
import { images } from './image-fields.ts';
import { licence } from './licence-field.ts';
import { parseLanguage } from './parse-language.ts';

/**
 * An article's front matter, field by field. The format is older than Broadsheet: tens of thousands of files are
 * written in it, so a field's name or meaning here never changes. Unknown fields warn and are dropped.
 */

/** What a story is, where it is not plain news. */
export const STORY_LABELS = ['opinion', 'analysis', 'review', 'sponsored'] as const;

export type StoryLabel = (typeof STORY_LABELS)[number];

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/;

/** A field that is known, and neither checked nor kept. */
export const leftOut = z
  .unknown()
  .transform(() => undefined)
  .optional();

const PROVIDER_EXAMPLE = 'name and domain, indented, below provider:';

const provider = group(
  'provider',
  {
    name: plainText('name', 'name: "Example News"'),
    domain: optional(domainName('domain')),
    images,
    authors: optional(names('authors')),
    publishers: optional(names('publishers')),
  },
  PROVIDER_EXAMPLE,
);

const withdrawn = group(
  'withdrawn',
  { date: dateTime('date'), reason: optional(plainText('reason', 'reason: "What was wrong with it."')) },
  'date and reason, indented, below withdrawn:',
);

const RELATED_EXAMPLE = '- title: "Their headline"';

const relatedStory = group(
  'a related story',
  {
    title: plainText('title', 'title: "Their headline"'),
    excerpt: optional(longText('excerpt', 'excerpt: "What it says"')),
    webUrl: webAddress('webUrl'),
    originalUrl: optional(webAddress('originalUrl')),
    ampWebUrl: optional(webAddress('ampWebUrl')),
    cdnAmpWebUrl: optional(webAddress('cdnAmpWebUrl')),
    publishedDateTime: optional(dateTime('publishedDateTime')),
    updatedDateTime: optional(dateTime('updatedDateTime')),
    type: optional(rawText('type', 'type: article')),
    category: optional(rawText('category', 'category: news')),
    provider: optional(provider),
    images,
    quality: optional(finiteNumber('quality')),
    heat: optional(finiteNumber('heat')),
  },
  RELATED_EXAMPLE,
);

/** `base64 ciphertext;base64 iv`. Checked, then dropped: the value is in no message and in no article. */
const secured = z
  .unknown()
  .optional()
  .refine((value) => isMissingOrSealed(value), {
    error: 'secured must be two base64 texts joined by a semicolon (ciphertext;iv); seal the text again, or remove the line',
  })
  .transform(() => undefined)
  .optional();

function isMissingOrSealed(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'string') return false;
  const parts = value.split(';');
  return parts.length === 2 && parts.every((part) => BASE64.test(part));
}

export const articleSchema = z.object({
  title: plainText('title', 'title: "What happened"'),
  excerpt: optional(longText('excerpt', 'excerpt: "The story in two sentences."')),
  publishedDateTime: dateTime('publishedDateTime'),
  updatedDateTime: optional(dateTime('updatedDateTime')),
  /** Where the story was first published. Missing: at `webUrl`, else here. */
  originalUrl: optional(webAddress('originalUrl')),
  /** Where the reader is sent. Missing: this site hosts the story. */
  webUrl: optional(webAddress('webUrl')),
  ampWebUrl: optional(webAddress('ampWebUrl')),
  cdnAmpWebUrl: optional(webAddress('cdnAmpWebUrl')),
  category: optional(rawText('category', 'category: news')),
  type: optional(rawText('type', 'type: article')),
  /** HTML of an embedded video; only its address is used. */
  featuredContent: optional(rawText('featuredContent', `featuredContent: '<iframe src="https://www.youtube.com/embed/…"></iframe>'`)),
  /** An editor's score. */
  quality: optional(finiteNumber('quality')),
  /** Present attention. */
  heat: optional(finiteNumber('heat')),
  published: optional(truth('published')),
  /** The moment from which it is off the site. */
  expires: optional(dateTime('expires')),
  /** Its address then shows a notice. */
  withdrawn: optional(withdrawn),
  /** The other way round, as other generators have it. */
  draft: optional(truth('draft')),
  /** Missing: the paper itself, or the host of `webUrl`. */
  provider: optional(provider),
  /** Slugs or names; one alone need not be a list. */
  authors: optional(z.preprocess((value) => (typeof value === 'string' ? [value] : value), names('authors'))),
  /** The same, as other generators have it. */
  author: optional(plainText('author', 'author: "A. Person"')),
  topics: optional(list('topics', plainText('a topic', '- "Science"'), '- "Science"')),
  images,
  tags: optional(names('tags')),
  /** Of the story, where it is not the paper's. */
  language: optional(checked('language', 'language: fr', parseLanguage)),
  related: optional(list('related', relatedStory, RELATED_EXAMPLE)),
  /** What was wrong, and since when the story says so. */
  corrections: optional(list('corrections', correction, CORRECTION_EXAMPLE)),
  ai: optional(ai),
  licence: optional(licence('licence')),
  label: optional(choice('label', STORY_LABELS)),
  secured,
  id: optional(plainText('id', 'id: "bridge-opens"')),
  slug: optional(rawText('slug', 'slug: bridge-opens')),
  aliases: aliases(folderOf(ROUTES.article)),
  // Of other kinds of content in this format: no mistake, and nothing is made of them.
  actions: leftOut,
  items: leftOut,
  length: leftOut,
  levels: leftOut,
  price: leftOut,
  ratings: leftOut,
  removed: leftOut,
});

export type FrontMatter = z.output<typeof articleSchema>;
