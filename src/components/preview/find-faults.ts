import { listArticleNames } from '../../content/fields/name-article.ts';
import type { Problem } from '../../content/problems/problem.ts';

/**
 * The errors that may be why a preview has no page at an address: those of the file that is named like it, else all, since what
 * a file with an error says of its address is not known.
 * @param path of the address, percent-encoded
 */
export function findFaults(problems: readonly Problem[], path: string): Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const slug = decodeURIComponent(path.split('/').findLast((part) => part !== '') ?? '');
  const ofFile = errors.filter(({ file }) => listArticleNames(file).includes(slug.normalize('NFC')));
  return ofFile.length > 0 ? ofFile : errors;
}
