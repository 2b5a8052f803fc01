import { dirname, resolve } from 'node:path';
import type { Environment } from '../../command/environment.ts';
import { nameFolder } from '../../command/report-problems.ts';
import { listArticleNames } from '../../content/fields/name-article.ts';
import type { Publication } from '../../content/publication.ts';
import type { OutputState } from '../output/output-state.ts';
import { nameContent } from '../output/own-files.ts';
import { describeGone, describeRefusal } from './describe-removal.ts';
import { findGonePages } from './find-gone-pages.ts';
import { findSuccessors } from './find-successors.ts';

/** Fewer are an editor's work, whatever their share. */
const MOST_STORIES = 10;
const MOST_SHARE = 0.1;
/** Pages whose successors are looked for. */
const MOST_PAGES = 1000;

/**
 * Before a build takes stories off the site that no author took off: tells which addresses end, and how to keep them; and refuses
 * where it looks like an accident, such as a folder that was never filled.
 * @param allowsRemoval whether somebody says that it is none
 * @returns false if it is refused; all is printed by then
 */
export function reviewRemoval(output: OutputState, publication: Publication, environment: Environment, allowsRemoval: boolean): boolean {
  const { contentDir, outDir, workingDir } = environment;
  const { articles, waiting, setAside } = publication;
  const names = { content: nameFolder(contentDir, workingDir), output: nameFolder(outDir, workingDir) };
  const { pages, storyCount } = findGonePages(output, publication);
  const stories = pages.filter(({ isRedirect }) => !isRedirect);
  const before = output.own.content;
  const isSame = before === nameContent(contentDir, outDir);
  const isMuch = isSame && stories.length > MOST_STORIES && stories.length > storyCount * MOST_SHARE;
  const faulty = new Map(setAside.flatMap((file) => listArticleNames(file).map((name): [string, string] => [name, file])));
  if (!allowsRemoval && (isMuch || (articles.length === 0 && stories.length > 0))) {
    const gone = stories.map(
      ({ address, slug }) => address + (faulty.has(slug) ? ` (${names.content}${faulty.get(slug)} has an error)` : ''),
    );
    console.error(describeRefusal(gone, { before: storyCount, now: articles.length }, names));
    return false;
  }
  if (before !== undefined && !isSame) {
    console.log(
      `${names.output} held the paper of ${nameFolder(resolve(dirname(outDir), before), workingDir)}, and now takes that of ${names.content}`,
    );
    return true;
  }
  // Those that wait come back, and errors were told.
  const comingBack = new Set(waiting.map(({ slug }) => slug));
  const lost = pages.filter(({ slug }) => !comingBack.has(slug) && !faulty.has(slug));
  if (lost.length === 0) return true;
  const successors = findSuccessors(output, lost.slice(0, MOST_PAGES), publication);
  for (const line of describeGone(lost, successors, names)) console.error(line);
  return true;
}
