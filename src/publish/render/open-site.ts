import { APPLY_THEME } from '../../browser/site/theme-switch.ts';
import type { Problem } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import type { Nameplate } from '../../images/draw/prepare-nameplate.ts';
import { describePicture } from '../../images/page-picture.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { describeSource } from '../../security/inline-source.ts';
import type { Site } from '../../site.ts';
import type { ListKind } from '../answers/answer-lists.ts';
import { answerQuestions } from '../answers/answer-questions.ts';
import { createAsking } from '../answers/create-asking.ts';
import { createAnswerHash } from '../answers/hash-answer.ts';
import { createDayList, createMonthList, createStoryList } from '../answers/list-questions.ts';
import type { PaperFrame } from '../answers/paper-frame.ts';
import type { StoryStore } from '../answers/story-store.ts';
import { socialImageAddress } from '../pictures/list-social-drawings.ts';
import { findLook } from './find-look.ts';

/** What a site is made of besides what it answers from. */
export interface SiteParts extends Pick<Publication, 'typefaces' | 'picturePaths'> {
  nameplate: Nameplate | undefined;
  /** For the preview. */
  problems: readonly Problem[];
}

/** A site whose answers can be compared with those that it gave before. */
export interface OpenSite extends Site {
  /** A hash of the answer to a question that was asked, now or in an earlier build. @throws if nobody can have asked it */
  hashAnswer: (question: string) => string;
}

/** The site that answers from a store. */
export function openSite(frame: PaperFrame, store: StoryStore, parts: SiteParts): OpenSite {
  const { settings } = frame;
  const asking = createAsking(answerQuestions(frame, store));
  const { ask } = asking;
  const hashAnswer = createAnswerHash(store.isArticle);
  const pictureRoot = `${settings.base}${folderOf(ROUTES.picture)}/`;
  const findPicture: Site['findPicture'] = (url, slot) => {
    const picture = ask('picture', url);
    return picture && describePicture(picture, slot, pictureRoot);
  };
  const openList = (kind: ListKind, name?: string) => createStoryList(asking, settings, kind, name);
  return {
    ...frame,
    ...findLook(frame, parts, findPicture),
    // The preview may know an older one.
    drawnTitle: parts.nameplate?.name === settings.title ? parts.nameplate.html : '',
    themeScript: describeSource(APPLY_THEME),
    problems: parts.problems,

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
    month: (year, month) => createMonthList(asking, `${year}-${month}`),
    day: (key) => createDayList(asking, key),
    closedPages: (year, month) => ask('closedPages', `${year}-${month}`),
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
