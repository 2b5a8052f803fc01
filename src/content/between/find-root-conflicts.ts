import type { ParsedArticle } from '../article.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import type { ParsedPage } from '../own-page.ts';
import type { Finding } from '../problems/finding.ts';
import type { SourceFile } from '../publication.ts';
import type { RootFile } from '../root-file.ts';

/**
 * Files for the root of the site that stand where a page of the paper's own or an old address of an article has a folder.
 * @param isFirst whether a file keeps what it has
 */
export function findRootConflicts(
  rootFiles: readonly RootFile[],
  pages: readonly ParsedPage[],
  articles: readonly ParsedArticle[],
  { indexNowKey, isFirst }: { indexNowKey: string | undefined; isFirst: (source: SourceFile) => boolean },
): Finding[] {
  const targets = new Map(rootFiles.map((rootFile) => [foldAddressPart(`/${rootFile.target}`), rootFile]));
  const findings: Finding[] = [];
  const blame = (file: string, path: Finding['path'], message: string) => findings.push({ severity: 'error', file, path, message });
  const findIn = (address: string) => listFolders(foldAddressPart(address)).flatMap((folder) => targets.get(folder) ?? [])[0];
  if (targets.size === 0) return [];
  for (const { file, path } of pages) {
    const rootFile = findIn(`/${path}/`);
    if (rootFile) blame(rootFile.file, [], `this file hides the page of ${file}, /${path}/; give it another name`);
  }
  for (const article of articles) {
    for (const [index, alias] of article.aliases.entries()) {
      const rootFile = findIn(alias);
      if (!rootFile) continue;
      if (isFirst(article) && !isFirst(rootFile)) {
        blame(rootFile.file, [], `this file hides an alias of ${article.file}, ${alias}; give it another name, or remove the alias`);
      } else blame(article.file, ['aliases', index], `the alias ${alias} leads through the file ${rootFile.file}; remove the alias`);
    }
  }
  const proof = indexNowKey === undefined ? undefined : targets.get(foldAddressPart(`/${indexNowKey}.txt`));
  if (proof) blame(proof.file, [], 'this file stands where the site proves its indexNowKey; remove it');
  return findings;
}

/** `/a` and `/a/b` of `/a/b/`. */
function listFolders(address: string): string[] {
  const parts = address.split('/').slice(1, -1);
  return parts.map((_part, index) => `/${parts.slice(0, index + 1).join('/')}`);
}
