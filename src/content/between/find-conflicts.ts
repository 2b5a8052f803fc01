import { findRoute, isReserved } from '../../routes.ts';
import type { ParsedArticle } from '../article.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';

/** What has old addresses: an article, a page, or the file of a topic or an author. */
export interface AliasOwner {
  file: string;
  aliases: readonly string[];
}

/**
 * Articles that claim what another one has: a slug, an identity or an old address; and files that claim an old address of theirs.
 * @param articles those that keep what they have come first
 * @param others files of topics, authors and pages
 */
export function findConflicts(articles: readonly ParsedArticle[], others: readonly AliasOwner[] = []): Finding[] {
  const findings: Finding[] = [];
  const slugs = new Map<string, ParsedArticle>();
  const identities = new Map<string, ParsedArticle>();
  for (const article of articles) {
    const owner = slugs.get(foldAddressPart(article.slug));
    if (owner) {
      findings.push({ severity: 'error', file: article.file, path: ['slug'], message: describeSlugConflict(article, owner) });
      continue;
    }
    slugs.set(foldAddressPart(article.slug), article);
    const twin = identities.get(article.id);
    if (twin) {
      const message = `the id ${quoteText(article.id)} is also that of ${twin.file}; subscribers would take them for one story: give one of them another id`;
      findings.push({ severity: 'error', file: article.file, path: ['id'], message });
    } else identities.set(article.id, article);
  }
  return [...findings, ...findAliasConflicts([...articles, ...others], slugs)];
}

function describeSlugConflict(article: ParsedArticle, owner: ParsedArticle): string {
  const how = article.slug === owner.slug ? 'is also that of' : `differs only in case or Unicode form from ${quoteText(owner.slug)} of`;
  return `the slug ${quoteText(article.slug)} ${how} ${owner.file}; rename one of the files, or set slug in one of them`;
}

function findAliasConflicts(owners: readonly AliasOwner[], slugs: ReadonlyMap<string, ParsedArticle>): Finding[] {
  const findings: Finding[] = [];
  const aliases = new Map<string, AliasOwner>();
  for (const owner of owners) {
    for (const [index, alias] of owner.aliases.entries()) {
      const path = foldAddressPart(alias);
      const slug = findRoute(path.slice(1)) === 'article' ? path.split('/')[2] : undefined;
      const fault = describeAliasFault(path, owner, slug ? slugs.get(slug) : undefined, aliases.get(path));
      if (fault) findings.push({ severity: 'error', file: owner.file, path: ['aliases', index], message: `the alias ${alias} ${fault}` });
      else aliases.set(path, owner);
    }
  }
  return findings;
}

/**
 * @param path the alias, folded
 * @param article the one whose address it is
 * @param rival who has it already
 */
function describeAliasFault(path: string, owner: AliasOwner, article: AliasOwner | undefined, rival: AliasOwner | undefined) {
  if (article === owner) return "is the article's own address; remove the alias";
  if (article) return `is the address of ${article.file}; remove the alias`;
  if (rival === owner) return 'stands twice in this file; remove one of the two';
  if (rival) return `is also an alias of ${rival.file}; remove one of the two`;
  return isReserved(path) && !isOldSlug(path, owner) ? 'is an address that this site makes itself; remove the alias' : undefined;
}

/** A topic may have had another slug among topics. */
function isOldSlug(path: string, { file }: AliasOwner): boolean {
  const [folder, slug, ...below] = path.split('/').slice(1, -1);
  return !file.endsWith('.md') && folder === file.split('/', 1)[0] && slug !== undefined && below.length === 0;
}
