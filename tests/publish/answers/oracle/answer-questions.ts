import type { Article } from '../../../../src/content/article.ts';
import { changedAt } from '../../../../src/content/story-source.ts';
import { listAncestors, listChildren } from '../../../../src/lists/trail.ts';
import { compareText } from '../../../../src/text/compare-text.ts';
import { answerDays } from './answer-days.ts';
import { answerList, indexPages, type ListAnswers, type PagesByNumber, remember } from './answer-list.ts';
import { findEarlierStories, findNeighbours } from './article-order.ts';
import { findTrending } from './find-trending.ts';
import type { MonthGroup, StoryGroup } from './group-articles.ts';
import { listClosedPages } from './list-closed-pages.ts';
import { type CorrectedStory, hasCorrectionsPage, splitCorrections } from './list-corrections.ts';
import { type IssueSpan, isComplete, listIssues } from './list-issues.ts';
import { listRedirects } from './list-redirects.ts';
import type { NumberedPage } from './numbered-pages.ts';
import type { Paper } from './paper.ts';
import { listBarTopics, listSections } from './sections.ts';
import { listBar, listFooter } from './site-menus.ts';

export type ListKind = 'all' | 'topic' | 'provider' | 'author';

/** Questions by name. They are asked with text and numbers alone, so that what was asked can be written down. */
export type Answers = ReturnType<typeof answerQuestions>;

/** All that `Site` asks, answered from what is known of a paper. */
export function answerQuestions(paper: Paper) {
  const { articles, topics, providers, authors, months, corrections, settings, dates, now } = paper;
  const lists = new Map<string, ListAnswers>();
  const topicOf = indexBy(topics, ({ topic }) => topic.slug);
  const providerOf = indexBy(providers, ({ provider }) => provider.domain);
  const authorOf = indexBy(authors, ({ author }) => author.slug);
  const articleOf = indexBy(articles, ({ slug }) => slug);
  const withdrawnOf = indexBy(paper.withdrawn, ({ slug }) => slug);
  const monthOf = indexBy(months, nameMonth);
  const pageOf = indexBy(paper.pages, ({ path }) => path);
  const neighbours = once(() => findNeighbours(articles));
  const earlierStories = once(() => findEarlierStories(articles));
  const issues = once(() => indexBy(listIssues(paper), ({ date }) => date));
  const redirects = once(() => indexBy(listRedirects(paper), ({ alias }) => alias));
  const correctionPages = new Map<number, PagesByNumber<(typeof corrections)[number]>>();
  const splitCorrected = (size: number) =>
    remember(correctionPages, size, () => indexPages(hasCorrectionsPage(corrections, settings) ? splitCorrections(paper, size) : []));
  const correctedOf = once(() => groupCorrected(corrections));
  const openList = (kind: ListKind, name: string): ListAnswers => {
    const group = { all: paper, topic: topicOf.get(name), provider: providerOf.get(name), author: authorOf.get(name) }[kind];
    const key = `${kind} ${name}`;
    const listCorrected = () => (kind === 'all' ? corrections : (correctedOf().get(key) ?? []));
    return remember(lists, key, () => answerList(group ?? NO_STORIES, paper, listCorrected));
  };
  const storiesOf = (month: string) => monthOf.get(month)?.articles ?? [];
  const closed = once(() => listClosedPages(paper));
  const nameStep = (month: MonthGroup | undefined) => month && { year: month.year, month: month.month };
  const stepFrom = (month: string, step: number) => {
    const found = monthOf.get(month);
    return nameStep(found && months[months.indexOf(found) + step]);
  };
  return {
    count: (kind: ListKind, name: string) => openList(kind, name).count,
    newest: (kind: ListKind, name: string, count: number, skipped: number) => openList(kind, name).newest(count, skipped),
    since: (kind: ListKind, name: string, moment: number) => openList(kind, name).since(moment),
    life: (kind: ListKind, name: string) => openList(kind, name).life(),
    numbered: (kind: ListKind, name: string, size: number, number?: number) => openList(kind, name).page(number, size),
    numbers: (kind: ListKind, name: string, size: number) => openList(kind, name).pageNumbers(size),
    newestOf: (kind: ListKind | 'month', name: string) =>
      (kind === 'month' ? storiesOf(name) : openList(kind, name).newest(1, 0))[0]?.publishedAt,
    oldestOf: (kind: ListKind, name: string, size: number, number?: number) => findOldest(openList(kind, name).page(number, size)),
    correctionsOf: (kind: ListKind, name: string, count: number) => openList(kind, name).corrections(count),

    article: (slug: string) => articleOf.get(slug),
    slugs: () => [...articleOf.keys()],
    withdrawal: (slug: string) => withdrawnOf.get(slug)?.withdrawal,
    withdrawnSlugs: () => [...withdrawnOf.keys()],
    neighbours: (slug: string) => ofArticle(neighbours(), articleOf.get(slug)) ?? { older: undefined, newer: undefined },
    earlierStories: (slug: string) => ofArticle(earlierStories(), articleOf.get(slug)) ?? [],
    trending: (count: number) => findTrending(articles, count, now),
    lastChange: () => findLast(articles.map(changedAt)),

    topics: () => topics.map(({ topic, articles: { length } }) => ({ topic, count: length })),
    providers: () => providers.map(({ provider, articles: { length } }) => ({ provider, count: length })),
    authors: () => authors.map(({ author, articles: { length } }) => ({ author, count: length })),
    topic: (slug: string) => topicOf.get(slug)?.topic,
    provider: (domain: string) => providerOf.get(domain)?.provider,
    author: (slug: string) => authorOf.get(slug)?.author,
    topicsAbove: (slug: string) => listAncestors(topicOf.get(slug)?.topic, (above) => topicOf.get(above)?.topic),
    topicsBelow: (slug: string) => listChildren(slug, topics),
    sections: () => listSections(topics),
    barTopics: () => listBarTopics(topics),
    hasAuthors: () => authors.length > 0,

    months: () => months.map(({ year, month, articles: { length } }) => ({ year, month, count: length })),
    monthCount: (month: string) => storiesOf(month).length,
    ofMonth: (month: string) => storiesOf(month),
    partOfMonth: (month: string, start: number, end: number) => storiesOf(month).toReversed().slice(start, end).toReversed(),
    changeOfMonth: (month: string) => findLast(storiesOf(month).map(changedAt)),
    ...answerDays(storiesOf, dates),
    closedPages: (month: string) => closed().get(month) ?? [],
    monthsOfClosedPages: () => [...closed().keys()].toSorted().toReversed(),
    newerMonth: (month: string) => stepFrom(month, -1),
    olderMonth: (month: string) => stepFrom(month, 1),

    corrected: (count: number) => corrections.slice(0, count),
    correctedPage: (size: number, number?: number) => splitCorrected(size).get(number),
    correctedNumbers: (size: number) => [...splitCorrected(size).keys()],
    hasCorrections: () => hasCorrectionsPage(corrections, settings),

    issues: () =>
      [...issues().values()].map(({ date, lastDate }): IssueSpan => ({ date, lastDate, isComplete: isComplete({ lastDate }, paper) })),
    issue: (date: string) => issues().get(date),

    pages: () => paper.pages,
    page: (path: string) => pageOf.get(path),
    front: () => paper.front,
    bar: () => listBar(paper),
    footer: () => listFooter(paper),
    redirect: (alias: string) => redirects().get(alias),
    aliases: () => [...redirects().keys()].toSorted(compareText),
    picture: (url: string) => paper.pictures.get(url),
    today: () => dates.dayKey(now),
    ofLast: (milliseconds: number) => openList('all', '').since(now.getTime() - milliseconds),
    now: () => now,
  };
}

const NO_STORIES: StoryGroup = { articles: [], takenOff: [] };

/** Corrections by the lists of their stories. */
function groupCorrected(corrections: readonly CorrectedStory[]): Map<string, CorrectedStory[]> {
  const named = corrections.flatMap((corrected) => {
    const { topics, authors, provider } = corrected.article;
    const keys = [
      ...topics.map(({ slug }) => `topic ${slug}`),
      ...authors.map(({ slug }) => `author ${slug}`),
      `provider ${provider.domain}`,
    ];
    return keys.map((key) => ({ key, corrected }));
  });
  return new Map([...Map.groupBy(named, ({ key }) => key)].map(([key, ofKey]) => [key, ofKey.map(({ corrected }) => corrected)]));
}

/** `2026-03` */
export function nameMonth({ year, month }: { year: string; month: string }): string {
  return `${year}-${month}`;
}

function ofArticle<Value>(known: ReadonlyMap<Article, Value>, article: Article | undefined): Value | undefined {
  return article && known.get(article);
}

function indexBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

function findOldest(page: NumberedPage<Article> | undefined): Date | undefined {
  return page?.kind === 'stories' ? page.items.at(-1)?.publishedAt : undefined;
}

function findLast(moments: readonly Date[]): Date | undefined {
  const last = moments.reduce((known, moment) => Math.max(known, moment.getTime()), Number.NEGATIVE_INFINITY);
  return Number.isFinite(last) ? new Date(last) : undefined;
}

function once<Result>(make: () => Result): () => Result {
  let made: { result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}
