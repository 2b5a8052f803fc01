import type { Article, Author, ParsedArticle, Topic } from '../../../content/article.ts';
import { attachNames } from '../../../content/attach-names.ts';
import { bindPictureChoice } from '../../../content/between/choose-pictures.ts';
import { describeProviders } from '../../../content/between/describe-providers.ts';
import { hideFutureCorrections } from '../../../content/between/hide-future-corrections.ts';
import type { IndexTables } from '../../../index/index-tables.ts';
import { unpackResult } from '../../../index/pack-result.ts';
import { DamagedIndex } from '../../../index/paper/damaged-index.ts';
import type { FrameRow } from '../../../index/paper/frame-table.ts';
import type { StoryRow } from '../../../index/paper/stories-table.ts';

/**
 * Loads articles of the index one by one, as `readPublication` makes them of all files together.
 * @param now by which corrections are due
 * @returns throws {@link DamagedIndex}
 */
export function bindArticleLoading(
  { files, articles, paper }: IndexTables,
  { site, providers, form }: Pick<FrameRow, 'site' | 'providers' | 'form'>,
  now: Date,
): (story: StoryRow) => Article {
  const choosePictures = bindPictureChoice(site.images);
  const described = new Map(providers.map((provider) => [provider.domain, provider]));
  const records = new Map<string, Topic | Author>();
  const findRecord = <Of extends Topic | Author>(
    kinds: readonly ['topic', 'hiddenTopic'] | readonly ['author', 'hiddenAuthor'],
    slug: string,
  ) => {
    const key = `${kinds[0]} ${slug}`;
    const [listed, hidden] = kinds;
    const record = records.get(key) ?? (paper.lists.findHead(listed, slug) ?? paper.lists.findHead(hidden, slug))?.record;
    if (record === undefined) throw new DamagedIndex(key);
    records.set(key, record as Of);
    return record as Of;
  };
  const findAuthor = (slug: string) => findRecord<Author>(['author', 'hiddenAuthor'], slug);
  const findParsed = (id: number): ParsedArticle => {
    const [file, row] = [files.find(id), articles.find(id)];
    const parsed = file && row?.form === form ? unpackResult(row, file)?.article : undefined;
    if (!parsed) throw new DamagedIndex(`article ${id}`);
    return parsed;
  };
  return ({ id, topics, authors, reviewer }) => {
    const names = {
      topics: topics.map((slug) => findRecord<Topic>(['topic', 'hiddenTopic'], slug)),
      authors: authors.map(findAuthor),
      reviewer: reviewer === null ? undefined : findAuthor(reviewer),
    };
    const resolved = attachNames(choosePictures(findParsed(id)), names);
    return hideFutureCorrections(describeProviders(resolved, described, site.title), now);
  };
}
