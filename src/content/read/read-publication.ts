import { listFiles } from '../../files/list-files.ts';
import type { Article, ParsedArticle } from '../article.ts';
import { compareNewestFirst } from '../article-order.ts';
import { checkLinks } from '../between/check-links.ts';
import { checkMenus } from '../between/check-menus.ts';
import { checkPictures } from '../between/check-pictures.ts';
import { bindPictureChoice } from '../between/choose-pictures.ts';
import { collectProviders, describeProviders } from '../between/describe-providers.ts';
import { findConflicts } from '../between/find-conflicts.ts';
import { findLostPlaces } from '../between/find-lost-places.ts';
import { findPageConflicts } from '../between/find-page-conflicts.ts';
import { findRootConflicts } from '../between/find-root-conflicts.ts';
import { findUnreadFiles } from '../between/find-unread-files.ts';
import { hideFutureCorrections } from '../between/hide-future-corrections.ts';
import { collectAddresses } from '../between/known-addresses.ts';
import { planFront } from '../between/plan-front.ts';
import { resolveTopics, TopicRegistry } from '../between/resolve-topics.ts';
import { warnOfNearTopics } from '../between/warn-of-near-topics.ts';
import { frontSchema } from '../fields/front-schema.ts';
import { providerSchema } from '../fields/provider-schema.ts';
import { findMissingUrl } from '../fields/site/find-missing-url.ts';
import { siteSchema } from '../fields/site/site-schema.ts';
import { completeSettings, type SettingOverrides, type SiteSettings } from '../fields/site/site-settings.ts';
import { topicSchema } from '../fields/topic-schema.ts';
import { listPaperFiles, PUBLIC_FOLDER } from '../files/list-content-files.ts';
import { FRONT_FILES, readSiteFile, readYamlFiles, SITE_FILES } from '../files/read-yaml-files.ts';
import { describeForm } from '../foreign/article-form.ts';
import { NO_PLAN } from '../front-plan.ts';
import type { Finding } from '../problems/finding.ts';
import { compareProblems, type Problem } from '../problems/problem.ts';
import type { Publication, SourceFile } from '../publication.ts';
import { findStrangeYears } from '../slips/find-strange-years.ts';
import { type ParseArticle, type ParseResult, parseArticle } from './parse-article.ts';
import { locateInFiles, readArticles } from './read-articles.ts';
import { readPages, sortPages } from './read-pages.ts';
import { readRootFiles } from './read-root-files.ts';

export interface ReadOptions {
  contentDir: string;
  /** What counts as now: later articles are not published yet. */
  now: Date;
  /** True also takes unpublished and future articles, for the preview. */
  includesDrafts: boolean;
  /** Settings that go before those of `site.yaml`. */
  overrides?: SettingOverrides;
  /** A folder whose files are copied to the root of the site. */
  publicDir?: string;
  /** Reads one file; `parseArticle` unless somebody remembers what it said. */
  parse?: ParseArticle;
  /** What was read of some files already, by file. */
  parsed?: ReadonlyMap<string, ParseResult>;
  /** Files that are read as they were published last: their bytes. What they say as articles is in `parsed`. */
  restored?: ReadonlyMap<string, Buffer>;
  /** Whether a file is as it was published last: where two claim one thing, it keeps it. */
  isAsPublished?: ((source: SourceFile) => boolean) | undefined;
}

/** The settings alone, before the rest is read; undefined if `site.yaml` has an error. */
export async function readSettings({
  contentDir,
  overrides = {},
}: Pick<ReadOptions, 'contentDir' | 'overrides'>): Promise<SiteSettings | undefined> {
  const fields = await readSiteFile(contentDir, siteSchema, () => {});
  return fields && completeSettings(fields, overrides);
}

/** Reads and checks a whole publication. Every file is read and parsed once; problems are collected, not thrown. */
export async function readPublication({
  contentDir,
  now,
  includesDrafts,
  overrides = {},
  parse = parseArticle,
  parsed: parsedBefore = new Map(),
  publicDir,
  restored = new Map(),
  isAsPublished,
}: ReadOptions): Promise<Publication> {
  const problems: Problem[] = [];
  const setAside = new Set<string>();
  const note = (found: readonly Problem[]) => {
    for (const problem of found) {
      problems.push(problem);
      if (problem.severity === 'error') setAside.add(problem.file);
    }
  };
  const files = listPaperFiles(contentDir);
  const filesIn = (folder: string) => files.get(folder) ?? [];
  const noteFindings = (findings: readonly Finding[]) => note(locateInFiles(contentDir, files, findings));

  const siteFields = await readSiteFile(contentDir, siteSchema, note);
  const site = completeSettings(siteFields, overrides);
  const topicFiles = await readYamlFiles(filesIn('topics'), topicSchema, note, restored);
  const providerFiles = await readYamlFiles(filesIn('providers'), providerSchema, note, restored);
  const [front] = await readYamlFiles(FRONT_FILES.flatMap(filesIn), frontSchema, note, restored);
  const rootFiles = await readRootFiles(filesIn(PUBLIC_FOLDER), note, restored);
  const parsedPages = await readPages(filesIn('pages'), note, restored);
  const [form, choosePictures] = [describeForm(site), bindPictureChoice(site.images)];
  const parsed = await readArticles(filesIn('news'), { parse, form, choosePictures, parsed: parsedBefore }, note);

  const isDue = ({ isPublished, publishedAt }: ParsedArticle | Article) => isPublished && publishedAt <= now;
  // The site's own articles settle names and addresses before drafts do, and old ones before new ones.
  const inOrder = parsed.toSorted((a, b) => Number(isDue(b)) - Number(isDue(a)) || compareNewestFirst(b, a));
  const isFirst = (source: SourceFile) => restored.has(source.file) || isAsPublished?.(source) === true;
  const rank = <Source extends SourceFile>(sources: readonly Source[]): readonly Source[] =>
    isAsPublished ? sources.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a))) : sources;
  noteFindings([...findConflicts(rank(inOrder)), ...findPageConflicts(rank(parsedPages), inOrder, isFirst)]);
  noteFindings(findRootConflicts(rootFiles, parsedPages, inOrder, { indexNowKey: site.indexNowKey, isFirst }));
  const pictures = checkPictures(files, parsed, providerFiles, parsedPages);
  // A picture that is gone was there when the file was published.
  noteFindings(pictures.findings.filter(({ file }) => !restored.has(file)));
  note(findUnreadFiles(files, pictures.paths));
  if (siteFields && !includesDrafts) noteFindings(findMissingUrl(siteFields.url ?? overrides.url));
  // Once with all topic files to find their errors, then without the faulty ones, so that nothing of them is shown.
  noteFindings(new TopicRegistry(rank(topicFiles)).findings);
  const goodTopicFiles = topicFiles.filter(({ file }) => !setAside.has(file));
  const resolve = (sources: readonly ParsedArticle[]) => {
    const registry = new TopicRegistry(goodTopicFiles);
    return { registry, ...resolveTopics(sources, registry) };
  };
  const usable = inOrder.filter(({ file }) => !setAside.has(file));
  const first = resolve(usable);
  // Another order could give a topic another spelling, so only where there are names of which one can't stay.
  const { registry, ...resolved } = first.refused.size > 0 && isAsPublished ? resolve(rank(usable)) : first;
  noteFindings([...resolved.findings, ...findStrangeYears(parsed, now), ...warnOfNearTopics(resolved.articles, inOrder, registry)]);
  for (const file of resolved.refused) setAside.add(file);
  noteFindings(collectProviders(rank(providerFiles.filter(({ file }) => !setAside.has(file)))).findings);
  const goodProviderFiles = providerFiles.filter(({ file }) => !setAside.has(file));
  const providers = collectProviders(goodProviderFiles);

  const goodPages = parsedPages.filter(({ file }) => !setAside.has(file));
  const known = collectAddresses({
    articles: parsed,
    pages: parsedPages,
    topics: registry.topics.map(({ slug }) => slug),
    providers: [...resolved.articles.flatMap(({ provider }) => provider?.domain ?? []), ...providers.byDomain.keys()],
    listPublicFiles: () => [
      ...(publicDir === undefined ? [] : listFiles(publicDir).map(({ name }) => name)),
      ...rootFiles.map(({ target }) => target),
    ],
  });
  const good: Article[] = resolved.articles.map((article) => describeProviders(article, providers.byDomain, site.title));
  const articles = good
    .filter((article) => includesDrafts || isDue(article))
    .map((article) => (includesDrafts ? article : hideFutureCorrections(article, now)))
    .toSorted(compareNewestFirst);
  note(
    checkLinks(
      inOrder.filter(({ file }) => !setAside.has(file)),
      goodPages,
      { settings: site, isDue, known },
    ),
  );
  noteFindings(findLostPlaces(site, known));
  const shownTopics = new Set([
    ...articles.flatMap(({ topics }) => topics.map(({ slug }) => slug)),
    ...goodTopicFiles.map(({ fields }) => fields._id),
  ]);
  const topicSlugs = registry.topics.map(({ slug }) => slug);
  const siteFile = SITE_FILES.find((file) => files.has(file)) ?? 'site.yaml';
  noteFindings(checkMenus(siteFile, site, { topics: topicSlugs, shownTopics, pages: goodPages.map(({ path }) => path) }));
  const planned =
    front &&
    planFront(front, {
      now,
      stories: new Set(parsed.flatMap(({ id, slug }) => [id, slug])),
      shownStories: new Map([...articles.map(({ id, slug }) => [id, slug] as const), ...articles.map(({ slug }) => [slug, slug] as const)]),
      topics: topicSlugs,
      shownTopics,
      hasPage: known.has,
    });
  noteFindings(planned?.findings ?? []);
  const goodFront = front && !setAside.has(front.file) ? [front] : [];
  const goodRootFiles = rootFiles.filter(({ file }) => !setAside.has(file));
  const otherFiles = [...goodTopicFiles, ...goodProviderFiles, ...goodPages, ...goodFront, ...goodRootFiles];
  return {
    site,
    hasSettings: siteFields !== undefined,
    articles,
    topics: registry.topics.filter(({ slug }) => shownTopics.has(slug)),
    providers: [...providers.byDomain.values()],
    pages: sortPages(goodPages),
    rootFiles: goodRootFiles,
    front: planned?.plan ?? NO_PLAN,
    picturePaths: pictures.paths,
    problems: problems.toSorted(compareProblems),
    otherFiles: otherFiles.map(({ file, bytesHash }) => ({ file, bytesHash })),
    setAside: [...setAside].toSorted(),
    restored: [...otherFiles, ...good].flatMap(({ file }) => (restored.has(file) ? [file] : [])).toSorted(),
    waiting: good
      .filter(({ isPublished, publishedAt }) => isPublished && publishedAt > now)
      .toSorted((a, b) => compareNewestFirst(b, a))
      .map(({ file, slug, publishedAt }) => ({ file, slug, publishedAt })),
    unpublished: good.filter(({ isPublished }) => !isPublished).map(({ slug }) => slug),
  };
}
