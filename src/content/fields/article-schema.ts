import { z } from 'zod';
import { quoteText } from '../problems/describe-value.ts';
import { findAddressFault } from './address-part.ts';
import {
  dateTime,
  finiteNumber,
  formedText,
  group,
  list,
  longText,
  optional,
  plainText,
  rawText,
  refuse,
  truth,
  webAddress,
} from './field-types.ts';
import { normaliseWebPicture } from './normalise-web-picture.ts';

/**
 * An article's front matter, field by field. The format is older than Broadsheet: tens of thousands of files are
 * written in it, so a field's name or meaning here never changes. Unknown fields warn and are dropped.
 */

/** Lower-case letters, digits, hyphens and dots: a host name without scheme or path. */
const DOMAIN = /^(?=.{1,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/;

/** A field that is known, and neither checked nor kept. */
export const leftOut = z
  .unknown()
  .transform(() => undefined)
  .optional();

export function domainName(field: string) {
  return formedText(field, 'a host name', `${field}: example.com`).transform((text, context) => {
    const domain = text.trim().toLowerCase().normalize('NFC');
    const fault = findAddressFault(domain);
    if (DOMAIN.test(domain) && fault)
      return refuse(context, text, `${field} ${fault}, found ${quoteText(text)}; write for example ${field}: example.com`);
    if (DOMAIN.test(domain)) return domain;
    return refuse(
      context,
      text,
      `${field} is not a host name, found ${quoteText(text)}; write it without https:// and path: ${field}: example.com`,
    );
  });
}

/** The domain of the provider at an address, where no file names one: its host without `www.`. */
export function findDomain(address: string): string | undefined {
  const host = URL.parse(address)?.hostname.replace(/^www\./, '') ?? '';
  return DOMAIN.test(host) && !findAddressFault(host) ? host : undefined;
}

/** A picture's address: http(s), or a path in the content folder. */
export function pictureAddress(field: string) {
  return formedText(field, 'a web address or a path', `${field}: images/bridge.jpg`).transform((text, context) => {
    const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
    if (url && (url.username || url.password))
      return refuse(
        context,
        '',
        `${field} names a user or a password; write the address without them: ${field}: https://example.com/bridge.jpg`,
      );
    if (url) return normaliseWebPicture(url);
    const isPath = !/^[a-z][a-z0-9+.-]*:|^[/\\]{2}|\0/i.test(text) && text !== '';
    if (isPath) return text.normalize('NFC').replace(/^\.?\//, '');
    return refuse(
      context,
      text,
      `${field} is neither a web address nor a path in the content folder, found ${quoteText(text)}; write for example ${field}: images/bridge.jpg`,
    );
  });
}

export const IMAGE_EXAMPLE = '- url: "https://example.com/picture.jpg"';

export const image = group(
  'an image',
  {
    url: pictureAddress('url'),
    /** Pixels, as the source states them. Often wrong: the picture itself decides. */
    width: optional(finiteNumber('width')),
    height: optional(finiteNumber('height')),
    title: optional(plainText('title', 'title: "What the picture shows"')),
    attribution: optional(plainText('attribution', 'attribution: "Photo: A. Person"')),
    /** True asks for a local copy of a remote picture. */
    isCached: optional(truth('isCached')),
  },
  IMAGE_EXAMPLE,
);

const images = optional(list('images', image, IMAGE_EXAMPLE)).transform((value) => value ?? []);

function names(field: 'tags' | 'authors' | 'publishers') {
  return optional(list(field, plainText('a name', '- "A. Person"'), '- "A. Person"'));
}

const PROVIDER_EXAMPLE = 'name and domain, indented, below provider:';

const provider = group(
  'provider',
  {
    name: plainText('name', 'name: "Example News"'),
    domain: optional(domainName('domain')),
    images,
    authors: names('authors'),
    publishers: names('publishers'),
  },
  PROVIDER_EXAMPLE,
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
  /** The other way round, as other generators have it. */
  draft: optional(truth('draft')),
  /** Missing: the paper itself, or the host of `webUrl`. */
  provider: optional(provider),
  topics: optional(list('topics', plainText('a topic', '- "Science"'), '- "Science"')),
  images,
  tags: names('tags'),
  related: optional(list('related', relatedStory, RELATED_EXAMPLE)),
  secured,
  id: optional(plainText('id', 'id: "bridge-opens"')),
  slug: optional(rawText('slug', 'slug: bridge-opens')),
  aliases: optional(list('aliases', rawText('an alias', '- /old/address/'), '- /old/address/')),
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
