import { join } from 'node:path';
import { countSeconds } from '../command/count-seconds.ts';
import type { Environment } from '../command/environment.ts';
import { describeProblems } from '../command/report-problems.ts';
import { describeForm } from '../content/foreign/article-form.ts';
import { isSettled } from '../files/look-at-file.ts';
import { findWorkTree } from '../index/git/find-work-tree.ts';
import { readState } from '../index/index-state.ts';
import type { PaperIndex } from '../index/open-index.ts';
import { readPaperVersion } from '../index/paper-version.ts';
import { folderOf, ROUTES } from '../routes.ts';
import { type Site, setCurrentSite } from '../site.ts';
import { once } from './answers/once.ts';
import { loadPages, type PageMaker, type Pages } from './astro/load-pages.ts';
import { openBundle } from './astro/open-bundle.ts';
import type { BuildBeginning } from './build-site.ts';
import { hashEngine } from './cache/hash-engine.ts';
import { listChangedAliases } from './change/changed-aliases.ts';
import { describeTouchedPages } from './change/closed-pages.ts';
import { type ChangedPages, findChangedPages } from './change/find-changed-pages.ts';
import { findClockReach } from './change/find-clock-reach.ts';
import type { FarReach } from './change/judge-article.ts';
import { narrowSite } from './change/narrow-site.ts';
import { type ChangePlan, planChange } from './change/plan-change.ts';
import { readChanges } from './change/read-changes.ts';
import type { SiteRecord } from './record/open-site-record.ts';
import type { OpenSite } from './render/open-site.ts';
import type { ArticleChange } from './unchanged/find-changed-articles.ts';
import type { SeenPictures } from './unchanged/find-changed-pictures.ts';
import type { LastBuild } from './unchanged/last-build.ts';
import { type ChangedPaper, changeIndex } from './update/change-index.ts';
import { describeLost, listLost } from './update/describe-lost.ts';
import { openStoredSite } from './update/open-stored-site.ts';

/** What an update is given. */
export interface UpdateMeans extends BuildBeginning {
  last: LastBuild;
  articles: ArticleChange;
  seen: SeenPictures;
  /** In which nothing counts before it is committed. */
  index: PaperIndex;
  record: SiteRecord;
}

/** An update of which the index knows already, and the output folder does not. */
export interface PlannedUpdate extends ChangedPaper {
  plan: ChangePlan;
  /** The current site's; loaded when one is needed. */
  openPages: () => Promise<Pages>;
  changed: ChangedPages;
  /** Lines on what is wrong with the content, and on addresses that end. */
  told: readonly string[];
}

/** More stories go by accident, or so it looks: see `reviewRemoval`. */
const MOST_LOST = 10;

/** More of them are as quick to render on all cores, besides reading all articles. */
const MOST_PAGES = 500;

/** Finds what a few changed articles make of the paper and of its pages. @returns what reaches further than they */
export async function planUpdate(means: UpdateMeans, environment: Environment): Promise<PlannedUpdate | FarReach> {
  const { index, record, articles, seen, before, last, code } = means;
  const { contentDir, now } = environment;
  const { tables } = index;
  const start = performance.now();
  const frame = tables.paper.frame.read();
  if (!frame || readPaperVersion(tables) !== record.paper || readState(tables.notes).version !== articles.state.version) {
    return 'another build changed the index';
  }
  const from = new Date(last.from);
  const clock = findClockReach(frame, from, now);
  if (clock !== undefined) return clock;
  // Besides them those of pictures were told.
  if (last.problems.length !== describeProblems(frame.problems, environment).length) return 'pictures of the paper have to be mended';
  const hasGit = findWorkTree(join(contentDir, 'news')) !== undefined;
  // How many files there are that are not read counts pictures too.
  if (seen.buckets.length > 0 && frame.problems.some(({ file }) => file.startsWith('images/'))) return 'files in images/ have a problem';
  const read = readChanges(articles, tables, { form: describeForm(frame.site), hasGit, moment: before.moment, now });
  if (typeof read === 'string') return read;
  for (const { row, look } of articles.confirmed) tables.files.put({ ...row, look, isSettled: isSettled(look, before.moment) });
  const plan = planChange(read, tables, frame, now);
  if (typeof plan === 'string') return plan;
  const lost = listLost(plan);
  if (lost.filter(({ isRedirect }) => !isRedirect).length > MOST_LOST) return 'many stories go';
  const old = openStoredSite(tables, frame, { ...environment, now: from });
  if (hashEngine(code, old.site) !== record.engine) return 'what all pages are made of changed';
  const openPages = once(async () => loadPages(await openBundle(code, frame.site.base, new AbortController().signal)));

  const slugs = new Set(plan.stories.flatMap(({ before: one, after }) => [one, after].flatMap((row) => row?.slug ?? [])));
  const closed = describeTouchedPages(plan.lists, old.store, frame.site.pageSize);
  const narrow = { lists: plan.lists, slugs, aliases: listChangedAliases(plan.changes) };
  const closedMonths = new Set(closed.map(({ month }) => month));
  // What a theme's pages ask for their addresses is not known beforehand.
  const listOfTheme = async (site: OpenSite) => (code.themeDir === undefined ? [] : listAddresses(openPages, site, 'theme'));
  const ofThemeBefore = await listOfTheme(old.site);
  const addressesBefore = slugs.size > 0 ? await listAddresses(openPages, narrowSite(old.site, { ...narrow, closedMonths }), 'engine') : [];
  const folder = folderOf(ROUTES.picture);
  const paper = await changeIndex(plan, tables, environment, {
    ...old,
    frame,
    closed,
    seen,
    hasFile: (name) => record.has(join(folder, name)),
  });
  if (!paper) return 'pictures of the paper have to be looked at';
  const { site, touched } = paper;
  const hasOthers = slugs.size + touched.issues.size > 0;
  const addressesAfter = hasOthers ? await listAddresses(openPages, narrowSite(site, { ...narrow, ...touched }), 'engine') : [];
  const addresses = { before: [...addressesBefore, ...ofThemeBefore], after: [...addressesAfter, ...(await listOfTheme(site))] };
  setCurrentSite(site);
  const changed = findChangedPages(touched, addresses, record, site);

  if (changed.wanted.length > MOST_PAGES) return 'many pages change';

  const added = plan.stories.flatMap(({ after }) => (after ? (site.article(after.slug) ?? []) : []));
  const gone = describeLost(lost, environment, { record, added, site: frame.site });
  const parsed = articles.changed.length;
  console.log(`read: ${parsed} parsed, ${tables.files.count() - parsed} reused · ${countSeconds(start)}`);
  return { ...paper, plan, openPages, changed, told: [...describeProblems(paper.frame.problems, environment), ...gone] };
}

async function listAddresses(openPages: PlannedUpdate['openPages'], site: Site, maker: PageMaker) {
  setCurrentSite(site);
  return (await openPages()).list(maker);
}
