import type { Publication } from '../../../src/content/publication.ts';
import type { Answers } from '../../../src/publish/answers/answer-questions.ts';
import { addDays, createDayKey } from '../../../src/words/day-key.ts';

/** A question's name, and what it is asked for. */
export type Question = readonly [keyof Answers, ...unknown[]];

/** Moments that `since` is asked for, and pages of one size: all would be too many of a large paper. */
const SAMPLES = 12;

/** All that can be asked of a paper, also of what is not there. Of what has too many it is a few. */
export function listAllQuestions({ articles, expired, withdrawn, topics, authors, providers, pages, site }: Publication): Question[] {
  const stories = [...new Set([...articles, ...expired, ...withdrawn])];
  const dayOf = createDayKey(site.timeZone);
  const moments = [...stories.flatMap(({ publishedAt, corrections }) => [publishedAt, ...corrections.map(({ at }) => at)])];
  const days = [...new Set(moments.map(dayOf))].flatMap((day) => [
    day,
    addDays(day, 1),
    addDays(day, -((new Date(day).getUTCDay() + 6) % 7)),
  ]);
  const months = [...new Set(['1999-01', ...days.map((day) => day.slice(0, 'YYYY-MM'.length))])];
  const domains = new Set([...providers.map(({ domain }) => domain), ...stories.flatMap(({ provider: { domain } }) => domain ?? [])]);
  const lists: [string, string][] = [
    ['all', ''],
    ...['nowhere', ...topics.map(({ slug }) => slug)].map((name): [string, string] => ['topic', name]),
    ...['nowhere', ...domains].map((name): [string, string] => ['provider', name]),
    ...['nowhere', ...authors.map(({ slug }) => slug)].map((name): [string, string] => ['author', name]),
  ];
  const since = sample([...new Set(moments.map((moment) => moment.getTime()))]).flatMap((moment) => [moment, moment + 1]);
  const sizes = [1, 2, 3, 20];
  const numbers = (size: number) => [
    undefined,
    ...sample(Array.from({ length: Math.ceil(stories.length / size) + 2 }, (_, number) => number)),
  ];
  const aliases = [...stories, ...pages, ...topics, ...authors].flatMap((one) => one.aliases.map((alias) => alias.slice(1, -1)));
  return [
    ...lists.flatMap(([kind, name]): Question[] => [
      ['count', kind, name],
      ...[[1, 0] as const, [2, 1] as const, [50, 3] as const].map((given): Question => ['newest', kind, name, ...given]),
      ...since.map((moment): Question => ['since', kind, name, moment]),
      ['life', kind, name],
      ['newestOf', kind, name],
      ...sizes.flatMap((size): Question[] => [
        ['numbers', kind, name, size],
        ...numbers(size).flatMap((number): Question[] => [
          ['numbered', kind, name, size, number],
          ['oldestOf', kind, name, size, number],
        ]),
      ]),
      ...[1, 99].map((count): Question => ['correctionsOf', kind, name, count]),
    ]),
    ...['nowhere', ...stories.map(({ slug }) => slug)].flatMap((slug): Question[] =>
      (['article', 'withdrawal', 'neighbours', 'earlierStories'] as const).map((name) => [name, slug]),
    ),
    ...lists.flatMap(([, name]): Question[] =>
      (['topic', 'provider', 'author', 'topicsAbove', 'topicsBelow'] as const).map((question) => [question, name]),
    ),
    ...months.flatMap((month): Question[] => [
      ['newestOf', 'month', month],
      ...(['monthCount', 'ofMonth', 'daysOfMonth', 'closedPages', 'newerMonth', 'olderMonth', 'changeOfMonth'] as const).map(
        (name): Question => [name, month],
      ),
      ...[[0, 1] as const, [1, 3] as const, [2, 99] as const].map((part): Question => ['partOfMonth', month, ...part]),
    ]),
    ...[...new Set(days)].flatMap((day): Question[] => [
      ['ofDay', day, 1],
      ['ofDay', day, Number.MAX_SAFE_INTEGER],
      ['olderDay', day],
      ['newerDay', day],
      ['issue', day],
    ]),
    ...[1, 3, 99].flatMap((count): Question[] => [
      ['trending', count],
      ['corrected', count],
      ['ofLast', count * 24 * 3600 * 1000],
    ]),
    ...sizes.flatMap((size): Question[] => [
      ['correctedNumbers', size],
      ...numbers(size).map((number): Question => ['correctedPage', size, number]),
    ]),
    ...['nowhere', ...aliases, ...aliases.flatMap((alias) => [1, 2, 3].map((number) => `${alias}/${number}`))].map(
      (alias): Question => ['redirect', alias],
    ),
    ...['nowhere', ...pages.map(({ path }) => path)].map((path): Question => ['page', path]),
    ...['nowhere', ...stories.flatMap(({ images }) => images.map(({ url }) => url))].map((url): Question => ['picture', url]),
    ...NULLARY.map((name): Question => [name]),
  ];
}

const NULLARY = [
  ...(['slugs', 'withdrawnSlugs', 'lastChange', 'topics', 'providers', 'authors', 'sections', 'barTopics', 'hasAuthors'] as const),
  ...(['months', 'monthsOfClosedPages', 'hasCorrections', 'issues', 'pages', 'front', 'bar', 'footer', 'aliases', 'today', 'now'] as const),
];

function sample<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, Math.floor(items.length / SAMPLES));
  return items.filter((_, index) => index % step === 0 || index >= items.length - 3);
}
