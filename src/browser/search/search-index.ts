import type { ShortSlug } from './short-slug.ts';

/**
 * What the search page loads at once: a part of all stories. An old part never changes. Names that many stories share
 * stand once, and what is alike stands together, which compresses best: each list of the stories' has one entry a story.
 */
export interface SearchIndex {
  /** Domain and name; the paper itself has no domain. */
  providers: readonly Named[];
  /** Slug and name. */
  topics: readonly Named[];
  /** Slug and name; left out where no story names its authors. */
  authors?: readonly Named[];
  /** Of the stories, newest first. */
  titles: readonly string[];
  slugs: readonly ShortSlug[];
  /** `2026-03-01` */
  days: readonly string[];
  /** Its place in the list of providers. */
  providerOf: readonly number[];
  /** Their places in the list of topics. */
  topicsOf: readonly (readonly number[])[];
  /** The same of authors. */
  authorsOf?: readonly (readonly number[])[];
  /** What some of the stories are, by their places, also in the site's words; left out where none has a label. */
  labels?: readonly (readonly [story: number, label: string, name: string])[];
}

export type Named = readonly [address: string, name: string];
