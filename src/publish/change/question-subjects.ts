import type { Answers } from '../answers/answer-questions.ts';

/** What a question is about, and so which changes of articles can give it another answer. */
export type Subject =
  /** A list, by its kind and name. */
  | 'list'
  | 'month'
  | 'day'
  /** An issue of the newsletter, by its first day. */
  | 'issue'
  /** A story, by its slug. */
  | 'story'
  /** An old address. */
  | 'alias'
  /** Corrections, of all stories. */
  | 'corrections'
  /** All of the paper, in an answer that is short. */
  | 'paper'
  /** The moment of the build, alone or besides the above. */
  | 'clock'
  /** The month of a closed page. */
  | 'closed'
  /** Pictures are looked at one by one. */
  | 'picture'
  /** What no article changes that concerns itself alone. */
  | 'settled';

/** Of every question there is. */
const SUBJECTS: Readonly<Record<keyof Answers, Subject | readonly Subject[]>> = {
  count: 'list',
  newest: 'list',
  newestOf: 'list',
  since: 'list',
  life: 'list',
  numbered: 'list',
  numbers: 'list',
  oldestOf: 'list',
  correctionsOf: 'list',
  article: 'story',
  slugs: 'paper',
  withdrawal: 'story',
  withdrawnSlugs: 'paper',
  neighbours: 'story',
  earlierStories: 'story',
  trending: ['paper', 'clock'],
  lastChange: 'paper',
  topics: 'paper',
  providers: 'paper',
  authors: 'paper',
  topic: 'settled',
  provider: 'settled',
  author: 'settled',
  topicsAbove: 'settled',
  topicsBelow: 'settled',
  sections: 'settled',
  barTopics: 'paper',
  hasAuthors: 'paper',
  months: 'paper',
  monthCount: 'month',
  ofMonth: 'month',
  partOfMonth: 'month',
  changeOfMonth: 'month',
  daysOfMonth: 'month',
  ofDay: 'day',
  olderDay: 'day',
  newerDay: 'day',
  closedPages: 'closed',
  monthsOfClosedPages: 'paper',
  newerMonth: 'paper',
  olderMonth: 'paper',
  corrected: 'corrections',
  correctedPage: 'corrections',
  correctedNumbers: 'corrections',
  hasCorrections: 'corrections',
  issues: ['paper', 'clock'],
  issue: 'issue',
  pages: 'settled',
  page: 'settled',
  front: 'settled',
  bar: 'paper',
  footer: 'settled',
  redirect: 'alias',
  aliases: 'paper',
  picture: 'picture',
  today: 'clock',
  ofLast: ['paper', 'clock'],
  now: 'clock',
};

/** The names of the questions that are about something. */
export function listQuestionsOf(subject: Subject): string[] {
  return Object.entries(SUBJECTS).flatMap(([name, of]) => ([of].flat().includes(subject) ? [name] : []));
}
