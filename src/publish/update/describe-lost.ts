import type { Environment } from '../../command/environment.ts';
import { nameFolder } from '../../command/report-problems.ts';
import type { Article, ParsedArticle } from '../../content/article.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { compareText } from '../../text/compare-text.ts';
import type { ChangePlan } from '../change/plan-change.ts';
import type { SiteRecord } from '../record/open-site-record.ts';
import { describeGone } from '../removal/describe-removal.ts';
import type { GonePage } from '../removal/find-gone-pages.ts';
import { findSuccessors } from '../removal/find-successors.ts';

/** Addresses of stories that lead nowhere any more, though no author took the story off the site; the same as `findGonePages` finds. */
export function listLost({ changes, stories }: Pick<ChangePlan, 'changes' | 'stories'>): GonePage[] {
  const listPages = (row: StoryRow | undefined, article: ParsedArticle | undefined, states: readonly StoryRow['state'][]): GonePage[] => {
    if (!row || !states.includes(row.state)) return [];
    const { slug } = row;
    const own = row.state === 'shown' ? [{ address: `/${folderOf(ROUTES.article)}/${slug}/`, slug, isRedirect: false }] : [];
    return [...own, ...(article?.aliases ?? []).map((address) => ({ address, slug, isRedirect: true }))];
  };
  const old = stories.flatMap(({ before }, place) => listPages(before, changes[place]?.before?.result.article, ['shown', 'withdrawn']));
  const now = stories.flatMap(({ after }, place) => listPages(after, changes[place]?.after?.article, ['shown']));
  const there = new Set(now.map(({ address }) => address));
  const hidden = new Set(stories.flatMap(({ after }) => (after && after.state !== 'shown' ? [after.slug] : [])));
  const gone = old.filter(({ address, slug }) => !there.has(address) && !hidden.has(slug));
  return gone.toSorted((a, b) => compareText(a.address, b.address));
}

/** Lines that tell which addresses end, and how to keep them; see `reviewRemoval`. @param added articles that are new or changed */
export function describeLost(
  pages: readonly GonePage[],
  { outDir, contentDir, workingDir }: Environment,
  { record, added, site }: { record: SiteRecord; added: readonly Article[]; site: SiteSettings },
): string[] {
  if (pages.length === 0) return [];
  const successors = findSuccessors({ outDir, listing: { files: record } }, pages, { articles: added, site });
  const names = { content: nameFolder(contentDir, workingDir), output: nameFolder(outDir, workingDir) };
  return describeGone(pages, successors, names);
}
