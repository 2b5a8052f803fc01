import type { Author, ParsedArticle, Topic } from '../../content/article.ts';
import { describeUnknownAuthor } from '../../content/between/author-registry.ts';
import { foldName } from '../../content/between/name-registry.ts';
import { describeUnknownTopic } from '../../content/between/topic-registry.ts';
import { findAddressFault, foldAddressPart } from '../../content/fields/address-part.ts';
import type { NameTies, Ties } from '../../content/ties.ts';
import { toAddressPart } from '../../text/to-address-part.ts';

/** What an article is the first to name, by what `foldName` makes of the names. */
export interface NewNames {
  topics: ReadonlyMap<string, Topic>;
  authors: ReadonlyMap<string, Author>;
}

export const NO_NEW_NAMES: NewNames = { topics: new Map(), authors: new Map() };

/** @returns undefined where one has no address, or one that something else has or has had */
export function findNewNames({ topicNames, authorNames }: ParsedArticle, ties: Ties): NewNames | undefined {
  const topics = nameNew(topicNames, ties, { folder: 'topics', known: ties.topics, find: findTopic, describe: describeUnknownTopic });
  const authors = nameNew(authorNames, ties, { folder: 'authors', known: ties.authors, find: findAuthor, describe: describeUnknownAuthor });
  return topics && authors && { topics, authors };
}

/** The slug of a topic that other files name; as `TopicRegistry` finds one. */
export function findTopic(name: string, { names }: NameTies): string | undefined {
  return names.get(foldName(name));
}

/** The same of an author; as `AuthorRegistry` finds one. */
export function findAuthor(name: string, { slugs, names }: NameTies): string | undefined {
  return slugs.get(foldAddressPart(name)) ?? names.get(foldName(name));
}

interface Kind<Item> {
  /** Of its pages. */
  folder: string;
  known: NameTies;
  find: (name: string, known: NameTies) => string | undefined;
  describe: (slug: string, name: string) => Item;
}

function nameNew<Item extends { slug: string }>(
  names: readonly string[],
  { taken, mentioned }: Ties,
  { folder, known, find, describe }: Kind<Item>,
): Map<string, Item> | undefined {
  const found = new Map<string, Item>();
  for (const name of names) {
    if (find(name, known) !== undefined || found.has(foldName(name))) continue;
    const slug = toAddressPart(name);
    const folded = foldAddressPart(slug);
    // What is another's name would from now on lead here.
    const isOthers = known.slugs.has(folded) || known.names.has(folded) || taken.has(`/${folder}/${folded}/`) || mentioned.has(folded);
    if (isOthers || findAddressFault(slug) !== null || [...found.values()].some((item) => item.slug === slug)) return undefined;
    found.set(foldName(name), describe(slug, name));
  }
  return found;
}

/** The same with topics or authors that articles are the first to name. @param news their names folded, see `foldName` */
export function addNames({ names, slugs, owners }: NameTies, news: readonly { file: string; name: string; slug: string }[]): NameTies {
  return {
    names: new Map([...names, ...news.map(({ name, slug }): [string, string] => [name, slug])]),
    slugs: new Map([...slugs, ...news.map(({ slug }): [string, string] => [foldAddressPart(slug), slug])]),
    owners: new Map([...owners, ...news.map(({ slug, file }) => [slug, { file, isDescribed: false }] as const)]),
  };
}
