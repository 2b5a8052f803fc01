import type { Addresses } from '../content/addresses.ts';
import type { Article, Author, Topic } from '../content/article.ts';
import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import type { OwnPage } from '../content/own-page.ts';
import type { Words } from '../words/words.ts';
import { listPageNumbers } from './numbered-pages.ts';

/** An old address, and where it leads. */
export interface Redirect {
  /** A path below the site's base, without a slash at its ends. */
  alias: string;
  to: string;
  /** Of the page there. */
  title: string;
  /** Of its title, where that is not the site's; see `SiteLanguage.wordsLang`. */
  lang?: string | undefined;
  /** Whose list stood there, if it was one. */
  owner?: { kind: 'topic' | 'author'; slug: string };
}

/** What redirects need to know of the site; a `Site` has it. */
export interface RedirectSource {
  settings: Pick<SiteSettings, 'pageSize'>;
  addresses: Pick<Addresses, 'article' | 'topic' | 'author' | 'page'>;
  words: Pick<Words, 'withdrawn'>;
  wordsLang: string | undefined;
  articles: readonly Article[];
  withdrawn: readonly Article[];
  pages: readonly OwnPage[];
  topics: readonly PlacedList<Topic>[];
  authors: readonly PlacedList<Author>[];
}

type StoryRedirectSource = Pick<RedirectSource, 'words' | 'wordsLang' | 'articles' | 'withdrawn'> & {
  addresses: Pick<Addresses, 'article'>;
};

/** A list, and how many places it has: those of stories that are off the site too. */
export interface PlacedList<Of extends Named> {
  record: Of;
  places: number;
}

type Named = Pick<Topic | Author, 'slug' | 'name' | 'aliases'>;

/** All old addresses: those of stories and pages, and those of topics and authors with each of their numbered pages. */
export function listRedirects(source: RedirectSource): Redirect[] {
  const { settings, addresses, pages, topics, authors } = source;
  const ofList = (kind: 'topic' | 'author', { record: named, places }: PlacedList<Named>) =>
    named.aliases.length === 0
      ? []
      : listPageNumbers(places, settings.pageSize).flatMap((number) =>
          lead(
            named.aliases.map((alias) => alias + (number === undefined ? '' : `${number}/`)),
            addresses[kind](named.slug, number),
            named.name,
          ).map((redirect) => ({ ...redirect, owner: { kind, slug: named.slug } })),
        );
  return [
    ...listStoryRedirects(source),
    ...pages.flatMap(({ aliases, path, title }) => lead(aliases, addresses.page(path), title)),
    ...topics.flatMap((list) => ofList('topic', list)),
    ...authors.flatMap((list) => ofList('author', list)),
  ];
}

/** The old addresses of stories alone. */
export function listStoryRedirects({ addresses, words, wordsLang, articles, withdrawn }: StoryRedirectSource): Redirect[] {
  const ofStory = ({ aliases, slug }: Article, title: string, lang?: string) => lead(aliases, addresses.article(slug), title, lang);
  return [
    ...articles.flatMap((article) => ofStory(article, article.title)),
    ...withdrawn.flatMap((article) => ofStory(article, words.withdrawn.title, wordsLang)),
  ];
}

function lead(aliases: readonly string[], to: string, title: string, lang?: string): Redirect[] {
  return aliases.map((alias) => ({ alias: alias.slice(1, -1), to, title, ...(lang !== undefined && { lang }) }));
}
