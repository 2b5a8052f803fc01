import { isDeepStrictEqual } from 'node:util';
import type { Article, ParsedArticle, Topic } from '../../content/article.ts';
import { isLocalPicture, listArticlePictures } from '../../content/article-pictures.ts';
import { attachNames } from '../../content/attach-names.ts';
import { bindPictureChoice } from '../../content/between/choose-pictures.ts';
import { describeProviders } from '../../content/between/describe-providers.ts';
import { foldAddressPart } from '../../content/fields/address-part.ts';
import { bindIsHere } from '../../content/is-here.ts';
import type { Publication } from '../../content/publication.ts';
import type { Ties } from '../../content/ties.ts';
import { describeStory, type FileChange, type JudgedPaper, type NewStory, type StoryLookup } from '../change/judge-article.ts';
import { countUses, judgeChanges } from '../change/judge-change.ts';
import { selectNearTopics } from '../change/near-topics.ts';
import { addNames } from '../change/new-names.ts';
import type { FileResult, KnownPaper } from './known-paper.ts';

/** Changed articles, with all that their names stand for. */
export interface Settled {
  /** By file, without those that are gone or have an error. */
  articles: ReadonlyMap<string, Article>;
  /** Those that are shown from now on. */
  topics: readonly Topic[];
  ties: Ties;
}

/**
 * Finds what changed articles are, where that concerns themselves alone, as `judgeChanges` says of a build. Fewer pass here: where a
 * link to the site leads is not looked up, nor whether pictures are there.
 * @param known all articles by file, as they were
 */
export function settleArticles(
  results: readonly FileResult[],
  { publication, parsed, now }: KnownPaper,
  known: ReadonlyMap<string, Article>,
): Settled | undefined {
  const { site, ties } = publication;
  const told = results.flatMap(({ before, after }) => [before?.article, after?.article].flatMap((article) => article ?? []));
  if (!told.every(bindIsPlain(publication))) return undefined;
  if (results.some(({ before, after }) => listLocalPictures(before?.article) !== listLocalPictures(after?.article))) return undefined;
  // A file that could not be parsed takes part in nothing, and its errors are its own.
  const faulty = new Set(results.flatMap(({ file, before }) => (before && !before.article ? [file] : [])));
  const problems = publication.problems.filter(({ file }) => !faulty.has(file));
  const paper: JudgedPaper = { site, ties, problems, now, dayKey: () => '', near: [] };
  const find = bindFindRows(results, paper, { parsed, known });
  const changes = results.map(({ file, before, after }): FileChange => {
    const row = before?.article && find.findByFile(file);
    return { file, before: row && { row, result: before }, after: after?.article && after };
  });
  if (changes.some(({ before }, index) => !before && results[index]?.before?.article)) return undefined;
  const judged = judgeChanges(changes, paper, find);
  if (typeof judged === 'string') return undefined;
  const added = judged.flatMap(({ file, newNames }) => [...newNames.topics].map(([name, topic]) => ({ file, name, topic })));
  const topics = added.length > 0 ? [...publication.topics, ...added.map(({ topic }) => topic)] : publication.topics;
  const names = added.map(({ file, name, topic: { slug } }) => ({ file, name, slug }));
  const renewed = { ...ties, topics: addNames(ties.topics, names), uses: new Map([...ties.uses, ...countUses(judged, ties.uses)]) };
  // Warnings of topics that are likely typing mistakes come and go with the articles that name them.
  if (!isDeepStrictEqual(selectNearTopics(publication.topics, ties), selectNearTopics(topics, renewed))) return undefined;
  const resolve = bindResolving({ ...publication, topics });
  const articles = judged.flatMap(({ file, after, story }): [string, Article | undefined][] => {
    return after?.article && story ? [[file, resolve(after.article, story)]] : [];
  });
  const resolved = articles.flatMap(([file, article]): [string, Article][] => (article ? [[file, article]] : []));
  return resolved.length === articles.length ? { articles: new Map(resolved), topics, ties: renewed } : undefined;
}

/** The pictures of the content folder that an article names. */
function listLocalPictures(article: ParsedArticle | undefined): string {
  const urls = article ? listArticlePictures(article).map(({ url }) => url) : [];
  return JSON.stringify([...new Set(urls)].filter(isLocalPicture).toSorted());
}

/** Whether an article has nothing by which others may be seen otherwise. */
function bindIsPlain({ site, ties }: Publication): (article: ParsedArticle) => boolean {
  const isHere = bindIsHere(site);
  return ({ aliases, withdrawal, links, provider }) =>
    aliases.length === 0 &&
    !withdrawal &&
    !links?.addresses.some(isHere) &&
    // A link to a provider's page is right as long as it has a story.
    (provider?.domain === undefined || !ties.mentioned.has(foldAddressPart(provider.domain)));
}

/** Finds the rows that the articles would have in the index; with numbers of their own those that change. */
function bindFindRows(results: readonly FileResult[], paper: JudgedPaper, { parsed, known }: Lookup): StoryLookup {
  const findByFile: StoryLookup['findByFile'] = (file) => {
    const article = known.has(file) ? parsed.get(file)?.article : undefined;
    const described = article && describeStory(article, paper);
    if (!described || typeof described === 'string') return undefined;
    return { ...described.story, id: results.findIndex((result) => result.file === file) };
  };
  const findBy = (isWanted: (article: Article) => boolean) => {
    const found = known.values().find(isWanted);
    return found && findByFile(found.file);
  };
  return {
    findByFile,
    findByFoldedSlug: (folded) => findBy(({ slug }) => foldAddressPart(slug) === folded),
    findByIdentity: (identity) => findBy(({ id }) => id === identity),
  };
}

interface Lookup extends Pick<KnownPaper, 'parsed'> {
  known: ReadonlyMap<string, Article>;
}

/** @returns undefined for an article that names what no other does */
function bindResolving(publication: Publication): (article: ParsedArticle, story: NewStory) => Article | undefined {
  const { site } = publication;
  const topicOf = new Map(publication.topics.map((topic) => [topic.slug, topic]));
  const authorOf = new Map(publication.authors.map((author) => [author.slug, author]));
  const providers = new Map(publication.providers.map((provider) => [provider.domain, provider]));
  const choose = bindPictureChoice(site.images);
  return (article, story) => {
    const topics = story.topics.flatMap((slug) => topicOf.get(slug) ?? []);
    const authors = story.authors.flatMap((slug) => authorOf.get(slug) ?? []);
    const reviewer = story.reviewer === null ? undefined : authorOf.get(story.reviewer);
    const isKnown = topics.length === story.topics.length && authors.length === story.authors.length;
    if (!isKnown || (story.reviewer !== null && !reviewer)) return undefined;
    return describeProviders(attachNames(choose(article), { topics, authors, reviewer }), providers, site.title);
  };
}
