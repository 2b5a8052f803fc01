import { APPLY_THEME } from '../../browser/site/theme-switch.ts';
import { compareProblems } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import { describePicture } from '../../images/page-picture.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { describeSource } from '../../security/inline-source.ts';
import type { Site } from '../../site.ts';
import { findSiteLanguage } from '../../words/site-language.ts';
import { answerQuestions, type ListKind, nameMonth } from '../answers/answer-questions.ts';
import { createAsking } from '../answers/create-asking.ts';
import { createAnswerHash } from '../answers/hash-answer.ts';
import { createDayList, createMonthList, createStoryList } from '../answers/list-questions.ts';
import { openPaper } from '../answers/paper.ts';
import { socialImageAddress } from '../pictures/list-social-drawings.ts';
import { findPictureProblems } from '../pictures/picture-problems.ts';
import type { PreparedPictures } from '../pictures/prepare-pictures.ts';
import { findLook } from './find-look.ts';

export interface OpenOptions {
  now: Date;
  /** True shows unpublished and future articles. */
  isPreview: boolean;
}

/** A site whose answers can be compared with those that it gave before. */
export interface OpenSite extends Site {
  /** A hash of the answer to a question that was asked, now or in an earlier build. @throws if nobody can have asked it */
  hashAnswer: (question: string) => string;
}

/** The site that a publication and its prepared pictures make. */
export function openSite(publication: Publication, prepared: PreparedPictures, { now, isPreview }: OpenOptions): OpenSite {
  const paper = openPaper(publication, prepared.pictures, { now, isPreview });
  const { settings, addresses } = paper;
  const asking = createAsking(answerQuestions(paper));
  const { ask } = asking;
  const hashAnswer = createAnswerHash(paper.articles);
  const pictureRoot = `${settings.base}${folderOf(ROUTES.picture)}/`;
  const findPicture: Site['findPicture'] = (url, slot) => {
    const picture = ask('picture', url);
    return picture && describePicture(picture, slot, pictureRoot);
  };
  const openList = (kind: ListKind, name?: string) => createStoryList(asking, settings, kind, name);
  return {
    ...findSiteLanguage(settings, publication.words),
    settings,
    addresses,
    ...findLook(publication, addresses, findPicture),
    // The preview may know an older one.
    drawnTitle: prepared.nameplate?.name === settings.title ? prepared.nameplate.html : '',
    themeScript: describeSource(APPLY_THEME),
    isPreview,
    problems: [...publication.problems, ...findPictureProblems(prepared, publication)].toSorted(compareProblems),

    stories: openList('all'),
    article: (slug) => ask('article', slug),
    slugs: () => ask('slugs'),
    withdrawal: (slug) => ask('withdrawal', slug),
    withdrawnSlugs: () => ask('withdrawnSlugs'),
    neighbours: ({ slug }) => ask('neighbours', slug),
    earlierStories: ({ slug }) => ask('earlierStories', slug),
    trending: (count) => ask('trending', count),
    lastChange: () => ask('lastChange'),

    topics: () => ask('topics'),
    providers: () => ask('providers'),
    authors: () => ask('authors'),
    topic: (slug) => {
      const topic = ask('topic', slug);
      return topic && { topic, ...openList('topic', slug) };
    },
    provider: (domain) => {
      const provider = ask('provider', domain);
      return provider && { provider, ...openList('provider', domain) };
    },
    author: (slug) => {
      const author = ask('author', slug);
      return author && { author, ...openList('author', slug) };
    },
    topicsAbove: (slug) => ask('topicsAbove', slug),
    topicsBelow: (slug) => ask('topicsBelow', slug),
    sections: () => ask('sections'),
    barTopics: () => ask('barTopics'),
    hasAuthors: () => ask('hasAuthors'),

    months: () => ask('months'),
    month: (year, month) => createMonthList(asking, nameMonth({ year, month })),
    day: (key) => createDayList(asking, key),
    closedPages: (year, month) => ask('closedPages', nameMonth({ year, month })),
    monthsOfClosedPages: () => ask('monthsOfClosedPages'),
    corrections: {
      newest: (count) => ask('corrected', count),
      page: (number, size = settings.pageSize) => ask('correctedPage', size, number),
      pageNumbers: (size = settings.pageSize) => ask('correctedNumbers', size),
    },
    hasCorrections: () => ask('hasCorrections'),
    issues: () => ask('issues'),
    issue: (date) => ask('issue', date),
    pages: () => ask('pages'),
    page: (path) => ask('page', path),
    front: () => ask('front'),
    bar: () => ask('bar'),
    footer: () => ask('footer'),
    redirect: (alias) => ask('redirect', alias),
    aliases: () => ask('aliases'),
    findPicture,
    findSocialImage: (topicSlug) => findPicture(socialImageAddress(topicSlug), 'social') ?? findPicture(socialImageAddress(), 'social'),
    today: () => ask('today'),
    ofLast: (milliseconds) => ask('ofLast', milliseconds),
    now: () => ask('now'),
    listen: asking.listen,
    askAgain: asking.askAgain,
    hashAnswer: (question) => hashAnswer(asking.repeat(question)),
  };
}
