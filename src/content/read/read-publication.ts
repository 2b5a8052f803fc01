import { listFiles } from '../../files/list-files.ts';
import type { Article, ParsedArticle } from '../article.ts';
import { compareNewestFirst } from '../article-order.ts';
import { AuthorRegistry } from '../between/author-registry.ts';
import { checkLinks } from '../between/check-links.ts';
import { checkMenus } from '../between/check-menus.ts';
import { checkPictures, listMarks, listYamlPictures } from '../between/check-pictures.ts';
import { bindPictureChoice } from '../between/choose-pictures.ts';
import { collectProviders, describeProviders } from '../between/describe-providers.ts';
import { findConflicts } from '../between/find-conflicts.ts';
import { findLostPlaces } from '../between/find-lost-places.ts';
import { findPageConflicts } from '../between/find-page-conflicts.ts';
import { findRootConflicts } from '../between/find-root-conflicts.ts';
import { findUnreadFiles } from '../between/find-unread-files.ts';
import { hideFutureCorrections } from '../between/hide-future-corrections.ts';
import { collectAddresses, lookUpArticles } from '../between/known-addresses.ts';
import { planFront } from '../between/plan-front.ts';
import { resolveNames } from '../between/resolve-names.ts';
import { TopicRegistry } from '../between/topic-registry.ts';
import { warnOfNearTopics } from '../between/warn-of-near-topics.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import { authorSchema } from '../fields/records/author-schema.ts';
import { frontSchema } from '../fields/records/front-schema.ts';
import { providerSchema } from '../fields/records/provider-schema.ts';
import { topicSchema } from '../fields/records/topic-schema.ts';
import { findMissingUrl } from '../fields/site/find-missing-url.ts';
import { siteSchema } from '../fields/site/site-schema.ts';
import { completeSettings } from '../fields/site/site-settings.ts';
import { listPaperFiles, listThemeWords, PUBLIC_FOLDER } from '../files/list-content-files.ts';
import { FRONT_FILES, readSiteFile, readYamlFiles, SITE_FILES } from '../files/read-yaml-files.ts';
import { findFrontEnd } from '../find-front-end.ts';
import { listNextMoments } from '../find-next-moment.ts';
import { findState, isReleased } from '../find-state.ts';
import { describeForm } from '../foreign/article-form.ts';
import { NO_PLAN } from '../front-plan.ts';
import type { Finding } from '../problems/finding.ts';
import { compareProblems, type Problem } from '../problems/problem.ts';
import type { Publication, SourceFile } from '../publication.ts';
import { findStrangeYears } from '../slips/find-strange-years.ts';
import { collectTies } from './collect-ties.ts';
import { divideArticles } from './divide-articles.ts';
import { parseArticle } from './parse-article.ts';
import { locateInFiles, readArticles } from './read-articles.ts';
import type { ReadOptions } from './read-options.ts';
import { readPages, sortPages } from './read-pages.ts';
import { readRootFiles } from './read-root-files.ts';
import { readTypefaces } from './read-typefaces.ts';
import { readWords } from './read-words.ts';

/** Reads and checks a whole publication. Every file is read and parsed once; problems are collected, not thrown. */
export async function readPublication({
  contentDir,
  now,
  includesDrafts,
  overrides = {},
  parse = parseArticle,
  files = listPaperFiles(contentDir),
  parsed: parsedBefore = new Map(),
  publicDir,
  themeDir,
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
  const filesIn = (folder: string) => files.get(folder) ?? [];
  const noteFindings = (findings: readonly Finding[]) => note(locateInFiles(contentDir, files, findings));

  const siteFields = await readSiteFile(contentDir, siteSchema, note);
  const site = completeSettings(siteFields, overrides);
  const topicFiles = await readYamlFiles(filesIn('topics'), topicSchema, note, restored);
  const providerFiles = await readYamlFiles(filesIn('providers'), providerSchema, note, restored);
  const authorFiles = await readYamlFiles(filesIn('authors'), authorSchema, note, restored);
  const [front] = await readYamlFiles(FRONT_FILES.flatMap(filesIn), frontSchema, note, restored);
  const rootFiles = await readRootFiles(filesIn(PUBLIC_FOLDER), note, restored);
  const parsedPages = await readPages(filesIn('pages'), note, restored);
  const ofTheme = listThemeWords(contentDir, themeDir);
  const words = await readWords(filesIn('words'), site.language, { ofTheme, note, noteFindings, restored });
  const [form, choosePictures] = [describeForm(site), bindPictureChoice(site.images)];
  const parsed = await readArticles(filesIn('news'), { parse, form, choosePictures, parsed: parsedBefore }, note);

  // The site's own articles settle names and addresses before drafts do, and old ones before new ones.
  const inOrder = parsed.toSorted((a, b) => Number(isReleased(b, now)) - Number(isReleased(a, now)) || compareNewestFirst(b, a));
  const isFirst = (source: SourceFile) => restored.has(source.file) || isAsPublished?.(source) === true;
  const rank = <Source extends SourceFile>(sources: readonly Source[]): readonly Source[] =>
    isAsPublished ? sources.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a))) : sources;
  const withAliases = rank([
    ...[...topicFiles, ...authorFiles].map(({ file, bytesHash, fields: { aliases = [] } }) => ({ file, bytesHash, aliases })),
    ...parsedPages,
  ]);
  noteFindings([
    ...findConflicts(rank(inOrder), withAliases),
    ...findPageConflicts(rank(parsedPages), [...inOrder, ...withAliases], isFirst),
    ...findRootConflicts(rootFiles, parsedPages, inOrder, { indexNowKey: site.indexNowKey, isFirst }),
  ]);
  const typefaces = await readTypefaces(site, files, noteFindings);
  const yamlPictures = [...listYamlPictures(providerFiles, 'logo'), ...listYamlPictures(authorFiles, 'picture'), ...listMarks(site)];
  const pictures = checkPictures(files, parsed, yamlPictures, parsedPages);
  // A picture that is gone was there when the file was published.
  noteFindings(pictures.findings.filter(({ file }) => !restored.has(file)));
  note(findUnreadFiles(files, new Set([...pictures.paths.keys(), ...Object.values(site.typefaces)])));
  if (siteFields && !includesDrafts) noteFindings(findMissingUrl(siteFields.url ?? overrides.url));
  // Once with all files to find their errors, then without the faulty ones, so that nothing of them is shown.
  noteFindings([...new TopicRegistry(rank(topicFiles)).findings, ...new AuthorRegistry(rank(authorFiles)).findings]);
  const keepGood = <Source extends { file: string }>(sources: readonly Source[]) => sources.filter(({ file }) => !setAside.has(file));
  const [goodTopicFiles, goodAuthorFiles] = [keepGood(topicFiles), keepGood(authorFiles)];
  const resolve = (sources: readonly ParsedArticle[]) => {
    const registries = { topics: new TopicRegistry(goodTopicFiles), authors: new AuthorRegistry(goodAuthorFiles) };
    return { ...registries, ...resolveNames(sources, registries) };
  };
  const usable = keepGood(inOrder);
  const first = resolve(usable);
  // Another order could give a topic another spelling, so only where there are names of which one can't stay.
  const { topics, authors, ...resolved } = first.refused.size > 0 && isAsPublished ? resolve(rank(usable)) : first;
  noteFindings([...resolved.findings, ...findStrangeYears(parsed, now), ...warnOfNearTopics(resolved.articles, inOrder, topics)]);
  for (const file of resolved.refused) setAside.add(file);
  noteFindings(collectProviders(rank(keepGood(providerFiles))).findings);
  const goodProviderFiles = keepGood(providerFiles);
  const providers = collectProviders(goodProviderFiles);

  const goodPages = keepGood(parsedPages);
  const shownPages = goodPages.filter(({ isPublished }) => isPublished || includesDrafts);
  const aliases = withAliases.flatMap((owner) => owner.aliases);
  const known = collectAddresses({
    articles: lookUpArticles(parsed),
    pages: parsedPages,
    topics: new Set(topics.items.map(({ slug }) => slug)),
    authors: new Set(authors.items.map(({ slug }) => slug)),
    aliases: new Set([...parsed.flatMap((article) => article.aliases), ...aliases].map(foldAddressPart)),
    providers: new Set([...resolved.articles.flatMap(({ provider }) => provider?.domain ?? []), ...providers.byDomain.keys()]),
    hasApi: site.api,
    listPublicFiles: () => [
      ...(publicDir === undefined ? [] : listFiles(publicDir).map(({ name }) => name)),
      ...rootFiles.map(({ target }) => target),
    ],
  });
  const good: Article[] = resolved.articles
    .map((article) => describeProviders(article, providers.byDomain, site.title))
    .map((article) => (includesDrafts ? article : hideFutureCorrections(article, now)));
  const divided = divideArticles(good, now, includesDrafts);
  note(checkLinks(keepGood(inOrder), goodPages, { settings: site, stateOf: (article) => findState(article, now), known }));
  noteFindings(findLostPlaces(site, known));
  const shownTopics = topics.listShown(divided.articles.flatMap((article) => article.topics));
  const topicSlugs = topics.items.map(({ slug }) => slug);
  const shownSlugs = new Set(shownTopics.map(({ slug }) => slug));
  const siteFile = SITE_FILES.find((file) => files.has(file)) ?? 'site.yaml';
  noteFindings(checkMenus(siteFile, site, { topics: topicSlugs, shownTopics: shownSlugs, pages: goodPages, shownPages }));
  const { articles: shown } = divided;
  const planned =
    front &&
    planFront(front, {
      now,
      stories: new Set(parsed.flatMap(({ id, slug }) => [id, slug])),
      shownStories: new Map([...shown.map(({ id, slug }) => [id, slug] as const), ...shown.map(({ slug }) => [slug, slug] as const)]),
      topics: topicSlugs,
      shownTopics: shownSlugs,
      hasPage: known.isOpen,
    });
  noteFindings(planned?.findings ?? []);
  const goodFront = front && !setAside.has(front.file) ? [front] : [];
  const goodRootFiles = keepGood(rootFiles);
  const otherFiles = [
    ...goodTopicFiles,
    ...goodProviderFiles,
    ...goodAuthorFiles,
    ...goodPages,
    ...goodFront,
    ...goodRootFiles,
    ...words.files,
  ];
  return {
    site,
    hasSettings: siteFields !== undefined,
    ...divided,
    topics: shownTopics,
    authors: authors.listShown(divided.articles.flatMap((article) => article.authors)),
    providers: [...providers.byDomain.values()],
    pages: sortPages(shownPages),
    rootFiles: goodRootFiles,
    front: planned?.plan ?? NO_PLAN,
    picturePaths: pictures.paths,
    pictureNames: pictures.names,
    words: words.words,
    typefaces,
    problems: problems.toSorted(compareProblems),
    nextMoments: listNextMoments(parsed, now),
    frontEnd: findFrontEnd(front?.fields, now),
    otherFiles: otherFiles.map(({ file, bytesHash }) => ({ file, bytesHash })),
    ties: collectTies({ site, topics, authors, aliases, parsed, articles: resolved.articles, pages: parsedPages, front: front?.fields }),
    setAside: [...setAside].toSorted(),
    restored: [...otherFiles, ...good].flatMap(({ file }) => (restored.has(file) ? [file] : [])).toSorted(),
  };
}
