import type { Article, ListedProvider, Topic } from '../content/article.ts';
import { compareText } from '../text/compare-text.ts';
import { createDayKey } from '../words/day-key.ts';

export interface TopicGroup {
  topic: Topic;
  /** Newest first; may be empty. */
  articles: readonly Article[];
}

export interface ProviderGroup {
  provider: ListedProvider;
  /** Newest first; may be empty. */
  articles: readonly Article[];
}

export interface MonthGroup {
  year: string;
  /** Two digits. */
  month: string;
  /** Newest first; never empty. */
  articles: readonly Article[];
}

/** One group for each topic, by name. */
export function groupByTopic(topics: readonly Topic[], articles: readonly Article[]): TopicGroup[] {
  const groups = Map.groupBy(
    articles.flatMap((article) => article.topics.map(({ slug }) => ({ slug, article }))),
    ({ slug }) => slug,
  );
  return topics
    .map((topic) => ({ topic, articles: (groups.get(topic.slug) ?? []).map(({ article }) => article) }))
    .toSorted((a, b) => compareText(a.topic.name.toLowerCase(), b.topic.name.toLowerCase()) || compareText(a.topic.slug, b.topic.slug));
}

/**
 * One group for each provider that has a file or an article, by name. Where no file names a provider,
 * its oldest article does: a newer spelling must not change its old pages.
 */
export function groupByProvider(described: readonly ListedProvider[], articles: readonly Article[]): ProviderGroup[] {
  const groups = Map.groupBy(articles, ({ provider }) => provider.domain);
  const found = [...groups].flatMap(([domain, ofProvider]) => {
    const oldest = ofProvider.at(-1);
    return domain !== undefined && oldest ? [{ ...oldest.provider, domain }] : [];
  });
  const providers = new Map([...found, ...described].map((provider) => [provider.domain, provider]));
  return [...providers.values()]
    .map((provider) => ({ provider, articles: groups.get(provider.domain) ?? [] }))
    .toSorted(
      (a, b) =>
        compareText(a.provider.name.toLowerCase(), b.provider.name.toLowerCase()) || compareText(a.provider.domain, b.provider.domain),
    );
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
