import { isArticleFile, listPaperFiles, type PaperFiles } from '../../content/files/list-content-files.ts';
import type { ArticleForm } from '../../content/foreign/article-form.ts';
import type { FoundFile } from '../../index/find-changed-files.ts';
import { findKnownArticles, type KnownArticles, type LearnedArticle } from '../../index/known-articles.ts';
import type { PaperIndex } from '../../index/open-index.ts';
import { runThread } from '../threads/run-thread.ts';
import { createSharedCount, type SharedCount } from '../threads/shared-count.ts';
import type { Since } from './ask-since.ts';

export interface ParseOptions {
  form: ArticleForm;
  /** Threads. */
  jobs: number;
  /** Somebody vouches that nothing has changed but what Git names. */
  since?: Since | undefined;
}

/** What the threads share. */
export interface ParseTask {
  files: readonly FoundFile[];
  form: ArticleForm;
  hasGit: boolean;
  taken: SharedCount;
}

export interface ParsedAhead {
  known: KnownArticles;
  /** The paper's files; undefined where the list is old by now. */
  files: PaperFiles | undefined;
}

/** For fewer files a thread takes longer to start than it saves. */
const FILES_PER_THREAD = 2000;

/**
 * What a thread has in memory at once is the list of files and what it parses just now. V8 lets a heap grow to four times of that where
 * it may be large, to 1.3 times where it may not: of 20,000 articles the process keeps 0.15 GB less.
 */
const LASTING_MEGABYTES = 256;
/** Names and looks in the list. */
const FILES_PER_MEGABYTE = 1000;

/**
 * Finds what the index knows of a paper's articles. Those of which it knows nothing are parsed on all cores if they are many. The threads
 * take with them what parsing leaves in memory: 0.3 GB of 20,000 articles.
 */
export async function parseAhead(contentDir: string, index: PaperIndex, { form, jobs, since }: ParseOptions): Promise<ParsedAhead> {
  const moment = since?.moment ?? Date.now();
  const files = listPaperFiles(contentDir);
  const articles = (files.get('news') ?? []).filter(({ isRegular, file }) => isRegular && isArticleFile(file));
  const known = await findKnownArticles(index, { contentDir, files: articles, form, moment, since: since?.differences });
  const count = Math.min(jobs, Math.floor(known.unknown.length / FILES_PER_THREAD));
  if (count === 0) return { known, files };
  const task: ParseTask = { files: known.unknown, form, hasGit: known.hasGit, taken: createSharedCount() };
  const failures: unknown[] = [];
  const learn = (learned: LearnedArticle[]) => {
    try {
      known.learn(learned);
    } catch (error) {
      failures.push(error);
    }
  };
  const oldGeneration = LASTING_MEGABYTES + Math.ceil(task.files.length / FILES_PER_MEGABYTE);
  const parse = () => runThread(new URL('./parse-thread.ts', import.meta.url), task, learn, { oldGeneration });
  await Promise.allSettled(Array.from({ length: count }, parse)); // what fails there fails here again, and is said then
  if (failures.length > 0) throw failures[0];
  return { known, files: undefined };
}
