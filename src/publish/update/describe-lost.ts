import type { Environment } from '../../command/environment.ts';
import { nameFolder } from '../../command/report-problems.ts';
import type { Article } from '../../content/article.ts';
import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import type { StoryChange } from '../change/list-change.ts';
import type { SiteRecord } from '../record/open-site-record.ts';
import { describeGone } from '../removal/describe-removal.ts';
import { findSuccessors } from '../removal/find-successors.ts';

/** Slugs of stories whose pages end, though no author took them off the site. */
export function listLost(stories: readonly StoryChange[]): string[] {
  const staying = new Set(stories.flatMap(({ after }) => after?.slug ?? []));
  const slugs = stories.flatMap(({ before }) => (before?.state === 'shown' ? [before.slug] : []));
  return slugs.filter((slug) => !staying.has(slug));
}

/** Lines that tell which addresses end, and how to keep them; see `reviewRemoval`. @param added articles that are new or changed */
export function describeLost(
  lost: readonly string[],
  { outDir, contentDir, workingDir }: Environment,
  { record, added, site }: { record: SiteRecord; added: readonly Article[]; site: SiteSettings },
): string[] {
  if (lost.length === 0) return [];
  const pages = lost.toSorted().map((slug) => ({ address: `/${folderOf(ROUTES.article)}/${slug}/`, slug, isRedirect: false }));
  const successors = findSuccessors({ outDir, listing: { files: record } }, pages, { articles: added, site });
  const names = { content: nameFolder(contentDir, workingDir), output: nameFolder(outDir, workingDir) };
  return describeGone(pages, successors, names);
}
