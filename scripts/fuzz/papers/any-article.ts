import fc from 'fast-check';
import { stringify } from 'yaml';
import { findAddressFault } from '../../../src/content/fields/address-part.ts';
import { cleanText } from '../../../src/content/fields/clean-text.ts';
import { toAddressPart } from '../../../src/text/to-address-part.ts';
import { anyText, hostileText } from './any-text.ts';

/** An article's front matter and body. */
export interface WrittenArticle {
  fields: Record<string, unknown>;
  body: string;
}

/** An article as a file's text. */
export function writeArticle({ fields, body }: WrittenArticle): string {
  return `---\n${stringify(fields)}---\n${body}`;
}

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

export const anyMoment: fc.Arbitrary<string> = fc
  .date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2026-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  anyText.map((part) => `https://x.example/${part}`),
);
/** Where a text must hold some. */
const someText = anyText.filter((text) => cleanText(text) !== '');
const names = optional(fc.array(someText, { maxLength: 3 }));
/** One that gives an address. */
const authorName = anyText.filter((text) => findAddressFault(toAddressPart(cleanText(text))) === null);
const provider = fc.record({
  name: anyText,
  domain: optional(fc.domain()),
  images: optional(fc.constant([{ url: 'https://x.example/logo.png' }])),
  authors: names,
  language: optional(fc.constantFrom('fr', 'ar', 'zh-Hant')),
  publishers: names,
});

/** Fields of the right kind, with hostile texts in them. Most pass the checks. */
export const anyFields: fc.Arbitrary<Record<string, unknown>> = fc.record({
  title: anyText,
  excerpt: optional(anyText),
  publishedDateTime: anyMoment,
  updatedDateTime: optional(anyMoment),
  originalUrl: optional(address),
  webUrl: optional(address),
  type: optional(fc.constantFrom('article', 'video', 'podcast')),
  featuredContent: optional(fc.oneof(hostileText, fc.constant('<iframe src="https://player.vimeo.com/video/12345"></iframe>'))),
  heat: optional(fc.integer()),
  provider: optional(provider),
  tags: names,
  authors: optional(fc.array(authorName, { maxLength: 3 })),
  author: optional(authorName),
  topics: optional(fc.array(fc.constantFrom('AI', 'Élections', '日本語', 'R&D'), { maxLength: 4 })),
  images: optional(fc.array(fc.record({ url: address, title: optional(anyText), attribution: optional(anyText) }), { maxLength: 2 })),
  corrections: optional(fc.array(fc.record({ date: anyMoment, text: someText }), { maxLength: 3 })),
  ai: optional(
    fc.record({
      use: fc.constantFrom('none', 'assisted', 'translated', 'generated'),
      reviewer: optional(anyText),
      note: optional(anyText),
    }),
  ),
  licence: optional(fc.oneof(address, fc.constantFrom('CC-BY-SA-4.0', 'MIT'))),
  label: optional(fc.constantFrom('opinion', 'analysis', 'review', 'sponsored')),
  related: optional(
    fc.array(fc.record({ title: anyText, webUrl: address, publishedDateTime: optional(anyMoment), provider: optional(provider) }), {
      maxLength: 2,
    }),
  ),
});

export const anyArticle: fc.Arbitrary<WrittenArticle> = fc.record({
  fields: anyFields,
  body: fc.array(anyText, { maxLength: 6 }).map((parts) => parts.join('\n\n')),
});
