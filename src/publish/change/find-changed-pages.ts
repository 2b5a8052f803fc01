import { addressOf, type PagePath } from '../astro/load-pages.ts';
import type { SiteRecord } from '../record/open-site-record.ts';
import type { OpenSite } from '../render/open-site.ts';
import { listTouchedQuestions, type Touched } from './touched-questions.ts';

/** Which pages a change makes others. */
export interface ChangedPages {
  /** To be rendered, and why. */
  wanted: readonly { path: PagePath; reason: 'new' | 'changed' }[];
  /** Files of pages that the site has no more. */
  gone: readonly string[];
  /** Questions that have another answer, with its hash. */
  answers: readonly (readonly [question: string, hash: string])[];
  /** How many questions were asked again. */
  askedAgain: number;
}

/**
 * @param before the addresses that the change concerns, of the site as it was
 * @param after the same of the site as it is
 */
export function findChangedPages(
  touched: Touched,
  { before, after }: Record<'before' | 'after', readonly PagePath[]>,
  record: SiteRecord,
  site: OpenSite,
): ChangedPages {
  const asked = listTouchedQuestions(touched, record.questions);
  const answers = asked.flatMap(({ question, hash }): [string, string][] => {
    const now = site.hashAnswer(question);
    return now === hash ? [] : [[question, now]];
  });
  const there = new Set(after.map(({ file }) => file));
  const gone = before.flatMap(({ file }) => (there.has(file) ? [] : [file]));
  const goes = new Set(gone);
  const was = new Map(before.map(({ file, component }) => [file, component]));
  // A sitemap's part may be among those of the site as it was without being asked about; where a story stood may be a redirect now.
  const fresh = after.filter(({ file, component }) => (was.get(file) ?? record.page(file)?.component) !== component);
  const isFresh = new Set(fresh.map(({ file }) => file));
  const changed = record.askers(answers.map(([question]) => question)).filter(({ file }) => !goes.has(file) && !isFresh.has(file));
  return {
    wanted: [
      ...fresh.map((path) => ({ path, reason: 'new' as const })),
      ...changed.map((page) => ({
        path: { file: page.file, address: addressOf(page.file), component: page.component, params: page.params },
        reason: 'changed' as const,
      })),
    ],
    gone,
    answers,
    askedAgain: asked.length,
  };
}
