import type { Addresses } from '../../../../src/content/addresses.ts';
import type { Article } from '../../../../src/content/article.ts';
import type { SiteSettings } from '../../../../src/content/fields/site/site-settings.ts';
import type { OwnPage } from '../../../../src/content/own-page.ts';
import type { Words } from '../../../../src/words/words.ts';
import type { AuthorGroup, StoryGroup, TopicGroup } from './group-articles.ts';
import { splitStories } from './split-stories.ts';

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
  topics: readonly TopicGroup[];
  authors: readonly AuthorGroup[];
}

/** All old addresses: those of stories and pages, and those of topics and authors with each of their numbered pages. */
export function listRedirects(source: RedirectSource): Redirect[] {
  const { settings, addresses, words, wordsLang, articles, withdrawn, pages, topics, authors } = source;
  const ofStory = ({ aliases, slug }: Article, title: string, lang?: string) => lead(aliases, addresses.article(slug), title, lang);
  const ofList = (kind: 'topic' | 'author', named: Named, group: StoryGroup) =>
    named.aliases.length === 0
      ? []
      : splitStories(group, settings.pageSize).flatMap(({ number }) =>
          lead(
            named.aliases.map((alias) => alias + (number === undefined ? '' : `${number}/`)),
            addresses[kind](named.slug, number),
            named.name,
          ).map((redirect) => ({ ...redirect, owner: { kind, slug: named.slug } })),
        );
  return [
    ...articles.flatMap((article) => ofStory(article, article.title)),
    ...withdrawn.flatMap((article) => ofStory(article, words.withdrawn.title, wordsLang)),
    ...pages.flatMap(({ aliases, path, title }) => lead(aliases, addresses.page(path), title)),
    ...topics.flatMap((group) => ofList('topic', group.topic, group)),
    ...authors.flatMap((group) => ofList('author', group.author, group)),
  ];
}

type Named = Pick<TopicGroup['topic'] | AuthorGroup['author'], 'slug' | 'name' | 'aliases'>;

function lead(aliases: readonly string[], to: string, title: string, lang?: string): Redirect[] {
  return aliases.map((alias) => ({ alias: alias.slice(1, -1), to, title, ...(lang !== undefined && { lang }) }));
}
