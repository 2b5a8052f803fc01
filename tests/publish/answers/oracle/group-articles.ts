import type { Article, Author, ListedProvider, Topic } from '../../../../src/content/article.ts';
import { compareText } from '../../../../src/text/compare-text.ts';
import { createDayKey } from '../../../../src/words/day-key.ts';

/** Stories that have something in common. */
export interface StoryGroup {
  /** Newest first; may be empty. */
  articles: readonly Article[];
  /** Those that expired or were withdrawn. Numbered pages keep their places. */
  takenOff: readonly Article[];
}

export interface TopicGroup extends StoryGroup {
  topic: Topic;
}

export interface ProviderGroup extends StoryGroup {
  provider: ListedProvider;
}

export interface AuthorGroup extends StoryGroup {
  author: Author;
}

export interface MonthGroup {
  year: string;
  /** Two digits. */
  month: string;
  /** Newest first; never empty. */
  articles: readonly Article[];
}

/** One group for each topic, by name. */
export function groupByTopic(topics: readonly Topic[], stories: StoryGroup): TopicGroup[] {
  return groupByItem(topics, stories, ({ topics: named }) => named).map(({ item: topic, ...group }) => ({ topic, ...group }));
}

/** One group for each author, by name. */
export function groupByAuthor(authors: readonly Author[], stories: StoryGroup): AuthorGroup[] {
  return groupByItem(authors, stories, ({ authors: named }) => named).map(({ item: author, ...group }) => ({ author, ...group }));
}

type Item = Pick<Topic | Author, 'slug' | 'name'>;

function groupByItem<Of extends Item>(items: readonly Of[], stories: StoryGroup, listItems: (article: Article) => readonly Item[]) {
  if (items.length === 0) return [];
  const [shown, takenOff] = [stories.articles, stories.takenOff].map((articles) =>
    Map.groupBy(
      articles.flatMap((article) => listItems(article).map(({ slug }) => ({ slug, article }))),
      ({ slug }) => slug,
    ),
  );
  const find = (groups: typeof shown, slug: string) => (groups?.get(slug) ?? []).map(({ article }) => article);
  return items
    .map((item) => ({ item, articles: find(shown, item.slug), takenOff: find(takenOff, item.slug) }))
    .toSorted((a, b) => compareNames(a.item, b.item) || compareText(a.item.slug, b.item.slug));
}

/**
 * One group for each provider that has a file or an article, by name. Where no file names a provider,
 * its oldest article does: a newer spelling must not change its old pages.
 */
export function groupByProvider(described: readonly ListedProvider[], stories: StoryGroup): ProviderGroup[] {
  const [shown, takenOff] = [stories.articles, stories.takenOff].map((articles) =>
    Map.groupBy(articles, ({ provider }) => provider.domain),
  );
  const found = [...(shown ?? [])].flatMap(([domain, ofProvider]) => {
    const oldest = ofProvider.at(-1);
    return domain !== undefined && oldest ? [{ ...oldest.provider, domain }] : [];
  });
  const providers = new Map([...found, ...described].map((provider) => [provider.domain, provider]));
  return [...providers.values()]
    .map((provider) => ({
      provider,
      articles: shown?.get(provider.domain) ?? [],
      takenOff: takenOff?.get(provider.domain) ?? [],
    }))
    .toSorted((a, b) => compareNames(a.provider, b.provider) || compareText(a.provider.domain, b.provider.domain));
}

function compareNames(a: { name: string }, b: { name: string }): number {
  return compareText(a.name.toLowerCase(), b.name.toLowerCase());
}

/** One group for each month that has an article, newest first, in the site's time zone. */
export function groupByMonth(articles: readonly Article[], timeZone: string): MonthGroup[] {
  const dayOf = createDayKey(timeZone);
  const monthOf = ({ publishedAt }: Article) => dayOf(publishedAt).slice(0, 'YYYY-MM'.length);
  return [...Map.groupBy(articles, monthOf)].map(([key, ofMonth]) => {
    const [year = '', month = ''] = key.split('-');
    return { year, month, articles: ofMonth };
  });
}
