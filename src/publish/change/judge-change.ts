import type { ParsedArticle } from '../../content/article.ts';
import { isOut } from '../../content/find-state.ts';
import { foldLastPart } from '../../content/read/collect-ties.ts';
import type { NameTies } from '../../content/ties.ts';
import { compareText } from '../../text/compare-text.ts';
import { findRival } from './find-rival.ts';
import {
  describeStory,
  type FarReach,
  type FileChange,
  findFarReach,
  type JudgedChange,
  type JudgedPaper,
  listMentions,
  type NewStory,
  type StoryLookup,
} from './judge-article.ts';
import { NO_NEW_NAMES } from './new-names.ts';

/**
 * Whether changed articles concern themselves alone: then what the index says of all others stays true.
 * @returns what reaches further
 */
export function judgeChanges<Change extends FileChange>(
  changes: readonly Change[],
  paper: JudgedPaper,
  stories: StoryLookup,
): (Change & JudgedChange)[] | FarReach {
  const judged: (Change & JudgedChange)[] = [];
  for (const change of changes) {
    const one = judgeOne(change, paper);
    if (typeof one === 'string') return one;
    judged.push({ ...change, ...one });
  }
  return findRival(judged, paper, stories) ?? findNamer(judged, paper, stories) ?? findLostTopic(judged, paper) ?? judged;
}

function judgeOne({ file, before, after }: FileChange, paper: JudgedPaper): Pick<JudgedChange, 'story' | 'newNames'> | FarReach {
  for (const result of [before?.result, after]) {
    const reach = result && findFarReach(file, result, paper);
    if (reach !== undefined) return reach;
  }
  const article = after?.article;
  const told = paper.problems.filter((problem) => problem.file === file).length;
  const ofTopics = paper.near.filter((near) => near.file === file).length;
  if (told !== (before?.result.problems.length ?? 0) + ofTopics) return `${file} has a problem with other files`;
  const described = article ? describeStory(article, paper) : { story: undefined, newNames: NO_NEW_NAMES };
  if (typeof described === 'string') return described;
  const { story } = described;
  const isAsFound =
    before && story && before.row.slug === story.slug && before.row.identity === story.identity && before.row.state === story.state;
  const names = [before?.row, story].flatMap((one) => (one ? listMentions(file, one) : []));
  const [oldAliases, aliases] = [before?.result.article, article].map((one) => new Set(one?.aliases)) as [Set<string>, Set<string>];
  const others = [...oldAliases.symmetricDifference(aliases)].map(foldLastPart);
  if (others.some((name) => paper.ties.mentioned.has(name))) return `other files may link to an old address of ${file}`;
  if (!isAsFound && names.some((name) => paper.ties.mentioned.has(name))) return `other files name ${file}`;
  return described;
}

/** Who named a topic or an author first: without a file of its own it is spelled so, and has this place among all. */
function findNamer(changes: readonly JudgedChange[], paper: JudgedPaper, stories: StoryLookup): FarReach | undefined {
  const changing = new Set(changes.map(({ file }) => file));
  for (const { file, before, after, story } of changes) {
    const named = [
      ...[before?.row, story].flatMap((one) => one?.topics ?? []).map((slug) => ownerOf(slug, paper.ties.topics)),
      ...[before?.row, story].flatMap((one) => one?.authors ?? []).map((slug) => ownerOf(slug, paper.ties.authors)),
    ];
    for (const owner of new Set(named.filter((one) => one !== undefined))) {
      if (changing.has(owner)) {
        if (
          owner !== file ||
          !before?.result.article ||
          !after?.article ||
          !story ||
          !namesAlike(before.result.article, after.article) ||
          isOut(before.row.state) !== isOut(story.state)
        )
          return `${owner} is the first to name a topic or an author`;
      } else {
        const row = stories.findByFile(owner);
        if (!row || (story && !isBefore(row, story))) return `${file} comes before the first that names a topic or an author`;
      }
    }
  }
  return undefined;
}

/** The file that brought a name, unless one describes it. */
function ownerOf(slug: string, { owners }: NameTies): string | undefined {
  const owner = owners.get(slug);
  return owner?.isDescribed ? undefined : owner?.file;
}

function namesAlike(before: ParsedArticle, after: ParsedArticle): boolean {
  const describe = (article: ParsedArticle) => [article.topicNames, article.authorNames, article.publishedAt.getTime(), article.slug];
  return JSON.stringify(describe(before)) === JSON.stringify(describe(after));
}

/** Whether one settles names before another does. */
function isBefore(one: NewStory, other: NewStory): boolean {
  return (
    (Number(isOut(other.state)) - Number(isOut(one.state)) || one.publishedAt - other.publishedAt || compareText(other.slug, one.slug)) < 0
  );
}

/** A topic that no article names any more, and no file describes. */
function findLostTopic(changes: readonly JudgedChange[], { ties }: JudgedPaper): FarReach | undefined {
  const lost = [...countUses(changes, ties.uses)].find(([, uses]) => uses === 0);
  return lost && `no article has the topic ${lost[0]} any more`;
}

/** How many articles name each topic without a file that the change concerns, from now on. */
export function countUses(changes: readonly JudgedChange[], before: ReadonlyMap<string, number>): Map<string, number> {
  const uses = new Map<string, number>();
  const fresh = new Set(changes.flatMap(({ newNames }) => [...newNames.topics.values()].map(({ slug }) => slug)));
  const count = (slugs: readonly string[], by: number) => {
    for (const slug of slugs) {
      const known = uses.get(slug) ?? before.get(slug) ?? (fresh.has(slug) ? 0 : undefined);
      if (known !== undefined) uses.set(slug, known + by);
    }
  };
  for (const { before: old, story } of changes) {
    count(old?.row.topics ?? [], -1);
    count(story?.topics ?? [], 1);
  }
  return uses;
}
