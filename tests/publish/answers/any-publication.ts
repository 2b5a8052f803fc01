import fc from 'fast-check';
import type { Article } from '../../../src/content/article.ts';
import { compareNewestFirst } from '../../../src/content/article-order.ts';
import { completeSettings } from '../../../src/content/fields/site/site-settings.ts';
import { NO_PLAN } from '../../../src/content/front-plan.ts';
import type { OwnPage } from '../../../src/content/own-page.ts';
import type { Publication } from '../../../src/content/publication.ts';
import { NO_TIES } from '../../../src/content/ties.ts';
import { makeArticle, makeAuthor, makeProvider, makeTopic } from '../../content/make-article.ts';

/** Days on which clocks change, in the zones below, and days beside them. */
const DAYS = ['2018-02-17', '2018-11-03', '2026-02-28', '2026-03-07', '2026-03-08', '2026-03-28', '2026-03-29', '2026-10-25', '2026-11-01'];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia'];
const HOUR = 3600 * 1000;

/** Few moments, so that many stories have the same. */
const anyMoment = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(0, 1, 3, 5, 9, 22, 23, 27), fc.constantFrom(0, 1, HOUR / 2))
  .map(([day, hours, more]) => new Date(Date.parse(day) + hours * HOUR + more));

const TOPICS = ['a', 'B', 'c', 'd'];
const AUTHORS = ['mara', 'ola'];
const DOMAINS = ['lamp.example', 'window.example', undefined];

const anyStory = fc.record({
  publishedAt: anyMoment,
  updatedAt: fc.option(anyMoment, { nil: undefined }),
  corrections: fc.uniqueArray(anyMoment, { maxLength: 2, selector: (moment) => moment.getTime() }),
  heat: fc.constantFrom(undefined, -3, 0, 5, 5, 80),
  topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 3 }),
  authors: fc.uniqueArray(fc.constantFrom(...AUTHORS), { maxLength: 2 }),
  domain: fc.constantFrom(...DOMAINS),
  isNamed: fc.boolean(),
  hasAlias: fc.boolean(),
  state: fc.constantFrom('shown', 'shown', 'shown', 'shown', 'expired', 'withdrawn'),
});

const anyTopic = fc.record({
  name: fc.constantFrom('Same', 'same', 'Physics', 'Zoo'),
  description: fc.constantFrom(undefined, undefined, 'Described.'),
  parent: fc.constantFrom(undefined, 'a', 'B'),
  isOld: fc.boolean(),
});

const anySettings = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  newsletter: fc.constantFrom('day', 'week', 'none'),
  pageSize: fc.integer({ min: 1, max: 4 }),
  policies: fc.constantFrom({}, { corrections: '/about/' }),
});

/** What of a publication answers come from, with the clock that it is read by. */
export const anyPublication = fc
  .record({
    stories: fc.array(anyStory, { maxLength: 40 }),
    topics: fc.array(anyTopic, { minLength: TOPICS.length, maxLength: TOPICS.length }),
    settings: anySettings,
    hasPage: fc.boolean(),
    now: anyMoment,
    isPreview: fc.boolean(),
  })
  .map(({ stories, topics, settings, hasPage, now, isPreview }) => {
    const named = topics.map(({ isOld, parent, ...fields }, index) => {
      const slug = TOPICS[index] ?? '';
      // A topic is below none that stands after it: no circle is published.
      const above = parent !== undefined && TOPICS.indexOf(parent) < index ? parent : undefined;
      return makeTopic(slug, { ...fields, parent: above, aliases: isOld ? [`/topics/old-${slug}/`, `/tag/${slug}/`] : [] });
    });
    const authors = AUTHORS.map((slug) => makeAuthor(slug, { aliases: slug === 'ola' ? ['/people/ola/'] : [] }));
    const make = (story: (typeof stories)[number], index: number): Article =>
      makeArticle({
        slug: `${'sS'[index % 2]}${index}`,
        bytesHash: String(index),
        publishedAt: story.publishedAt,
        updatedAt: story.updatedAt,
        heat: story.heat,
        corrections: story.corrections
          .toSorted((a, b) => b.getTime() - a.getTime())
          .map((at, number) => ({ at, text: `${index}.${number}` })),
        topics: named.filter(({ slug }) => story.topics.includes(slug)),
        authors: authors.filter(({ slug }) => story.authors.includes(slug)),
        provider: { ...makeProvider(), domain: story.domain, name: `${story.domain}${story.isNamed ? ` ${index}` : ''}` },
        aliases: story.hasAlias ? [`/old/${index}/`] : [],
        images: [{ url: `${index}.jpg`, title: undefined, attribution: undefined, isCached: false, width: undefined, height: undefined }],
        withdrawal: story.state === 'withdrawn' ? { at: now, reason: `${index}` } : undefined,
      });
    const made = stories.map((story, index) => ({ state: story.state, article: make(story, index) }));
    const ofState = (...states: readonly string[]) =>
      made
        .filter(({ state }) => states.includes(state))
        .map(({ article }) => article)
        .toSorted(compareNewestFirst);
    const articles = isPreview ? ofState('shown', 'expired') : ofState('shown');
    const publication: Publication = {
      ...NOTHING,
      site: completeSettings({}, { title: 'The Lamp', url: 'https://lamp.example', ...(settings as object) }),
      articles,
      expired: ofState('expired'),
      withdrawn: ofState('withdrawn'),
      topics: named.filter((topic) => topic.description !== undefined || articles.some((article) => article.topics.includes(topic))),
      authors: authors.filter((author) => articles.some((article) => article.authors.includes(author))),
      providers: [makeProvider({ domain: 'quiet.example', name: 'Quiet' }), makeProvider({ domain: 'window.example', name: 'WINDOW' })],
      pages: hasPage ? [ABOUT] : [],
    };
    return { publication, now, isPreview };
  });

const ABOUT: OwnPage = {
  file: 'pages/about.md',
  bytesHash: '',
  path: 'about',
  title: 'About',
  description: undefined,
  menu: 'bar',
  order: undefined,
  isPublished: true,
  aliases: ['/imprint/'],
  body: '',
};

const NOTHING: Omit<Publication, 'site' | 'articles' | 'expired' | 'withdrawn' | 'topics' | 'authors' | 'providers' | 'pages'> = {
  hasSettings: true,
  front: NO_PLAN,
  rootFiles: [],
  words: undefined,
  typefaces: [],
  picturePaths: new Map(),
  pictureNames: new Map(),
  problems: [],
  otherFiles: [],
  setAside: [],
  restored: [],
  waiting: [],
  nextMoments: new Map(),
  frontEnd: undefined,
  unpublished: [],
  ties: NO_TIES,
  drafts: [],
};
