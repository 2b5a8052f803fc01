import { lstatSync, readFileSync } from 'node:fs';
import { type ContentFile, isArticleFile, listContentFiles, listPaperFiles } from '../../../src/content/files/list-content-files.ts';
import { openIndex } from '../../../src/index/open-index.ts';
import type { ContentLook } from '../../../src/publish/unchanged/content-look.ts';
import type { ArticleChange } from '../../../src/publish/unchanged/find-changed-articles.ts';
import { type PaperFolders, readPaper } from '../../index/read-paper.ts';

/** What a build leaves, as far as this room asks for it. */
export interface Left {
  content: ContentLook;
  indexVersion: string;
}

/** What a paper holds, by reading all of it. */
export interface PaperState {
  /** Bytes by name. */
  articles: ReadonlyMap<string, string>;
  /** Pictures in `images/` by name; of a link nothing. */
  pictures: ReadonlyMap<string, string>;
  /** All other files, links by name alone. */
  others: string;
  /** How these look. */
  looks: string;
  /** Whether two names of articles are one in Unicode's normal form. */
  hasTwins: boolean;
}

export function readState(contentDir: string): PaperState {
  const news = listContentFiles(contentDir, 'news').filter(({ file, isRegular }) => isRegular && isArticleFile(file));
  const paths = new Set(news.map(({ path }) => path));
  const besides = [...listPaperFiles(contentDir).values()].flat().filter(({ path }) => !paths.has(path));
  const isPicture = ({ file }: ContentFile) => /^images\/.*\.(?:jpg|png)$/.test(file);
  const others = besides.filter((listed) => !isPicture(listed));
  const read = ({ path, isRegular }: ContentFile) => (isRegular ? readFileSync(path, 'latin1') : '');
  const articles = new Map(news.map(({ file, path }) => [file, readFileSync(path, 'latin1')]));
  return {
    articles,
    pictures: new Map(besides.filter(isPicture).map((listed) => [listed.file, read(listed)])),
    others: JSON.stringify(others.map(({ file, path, isRegular }) => [file, isRegular && readFileSync(path, 'latin1')])),
    looks: JSON.stringify(others.map(({ path }) => lstatSync(path))),
    hasTwins: articles.size < news.length,
  };
}

/** What the index has to say that changed. */
export function expectedChange({ articles: before }: PaperState, { articles: after }: PaperState) {
  return {
    changed: [...after.keys()].filter((file) => after.get(file) !== before.get(file)).toSorted(),
    gone: [...before.keys()].filter((file) => !after.has(file)).toSorted(),
  };
}

export function namesOf({ changed, gone }: ArticleChange) {
  return { changed: changed.map(({ listed }) => listed.file).toSorted(), gone: gone.map(({ path }) => path).toSorted() };
}

/** Reads all as a build does. */
export async function build(paper: PaperFolders, content: ContentLook, options: { after?: number; since?: string } = {}): Promise<Left> {
  const { indexVersion } = await readPaper(paper, options);
  return { content, indexVersion };
}

/** Asks the index of a paper. */
export function ask<Answer>({ cacheDir }: PaperFolders, work: Parameters<ReturnType<typeof openIndex>['read']>[0]): Answer {
  const index = openIndex(cacheDir, 'code');
  try {
    return index.read(work) as Answer;
  } finally {
    index.close();
  }
}
