import type { ParsedArticle } from '../article.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import type { ParsedPage } from '../own-page.ts';
import type { Finding } from '../problems/finding.ts';
import type { SourceFile } from '../publication.ts';

/**
 * Pages of the paper's own that stand at one address, and old addresses of articles that a page stands at.
 * @param pages those that keep what they have come first
 * @param isFirst whether a file keeps what it has
 */
export function findPageConflicts(
  pages: readonly ParsedPage[],
  articles: readonly ParsedArticle[],
  isFirst: (source: SourceFile) => boolean,
): Finding[] {
  if (pages.length === 0) return [];
  const findings: Finding[] = [];
  const owners = new Map<string, ParsedPage>();
  for (const page of pages) {
    const address = foldAddressPart(`/${page.path}/`);
    const owner = owners.get(address);
    if (owner) {
      const message = `the address /${page.path}/ is that of ${owner.file}; rename one of the files`;
      findings.push({ severity: 'error', file: page.file, path: [], message });
    } else owners.set(address, page);
  }
  for (const article of articles) {
    for (const [index, alias] of article.aliases.entries()) {
      const page = owners.get(foldAddressPart(alias));
      if (!page) continue;
      findings.push(
        isFirst(article) && !isFirst(page)
          ? {
              severity: 'error',
              file: page.file,
              path: [],
              message: `the address ${alias} is an alias of ${article.file}; remove one of the two`,
            }
          : {
              severity: 'error',
              file: article.file,
              path: ['aliases', index],
              message: `the alias ${alias} is the address of ${page.file}; remove the alias`,
            },
      );
    }
  }
  return findings;
}
