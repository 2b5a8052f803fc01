import { foldAddressPart } from '../fields/address-part.ts';
import type { ParsedPage } from '../own-page.ts';
import type { Finding } from '../problems/finding.ts';
import type { SourceFile } from '../publication.ts';
import type { AliasOwner } from './find-conflicts.ts';

/**
 * Pages of the paper's own that stand at one address, and old addresses that a page stands at.
 * @param pages those that keep what they have come first
 * @param others what has old addresses
 * @param isFirst whether a file keeps what it has
 */
export function findPageConflicts(
  pages: readonly ParsedPage[],
  others: readonly (AliasOwner & SourceFile)[],
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
  for (const other of others) {
    for (const [index, alias] of other.aliases.entries()) {
      const page = owners.get(foldAddressPart(alias));
      if (!page) continue;
      findings.push(
        isFirst(other) && !isFirst(page)
          ? {
              severity: 'error',
              file: page.file,
              path: [],
              message: `the address ${alias} is an alias of ${other.file}; remove one of the two`,
            }
          : {
              severity: 'error',
              file: other.file,
              path: ['aliases', index],
              message: `the alias ${alias} is the address of ${page.file}; remove the alias`,
            },
      );
    }
  }
  return findings;
}
