import { findRoute, isReserved } from '../../routes.ts';
import type { ParsedArticle } from '../article.ts';
import { foldAddressPart } from '../fields/address-part.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';

/**
 * Articles that claim what another one has: a slug, an identity or an old address.
 * @param articles those that keep what they have come first
 */
export function findConflicts(articles: readonly ParsedArticle[]): Finding[] {
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
  return [...findings, ...findAliasConflicts(articles, slugs)];
}

function describeSlugConflict(article: ParsedArticle, owner: ParsedArticle): string {
  const how = article.slug === owner.slug ? 'is also that of' : `differs only in case or Unicode form from ${quoteText(owner.slug)} of`;
  return `the slug ${quoteText(article.slug)} ${how} ${owner.file}; rename one of the files, or set slug in one of them`;
}

function findAliasConflicts(articles: readonly ParsedArticle[], slugs: ReadonlyMap<string, ParsedArticle>): Finding[] {
  const findings: Finding[] = [];
  const aliases = new Map<string, ParsedArticle>();
  for (const article of articles) {
    for (const [index, alias] of article.aliases.entries()) {
      const path = foldAddressPart(alias);
      const slug = findRoute(path.slice(1)) === 'article' ? path.split('/')[2] : undefined;
      const fault = describeAliasFault(path, article, slug ? slugs.get(slug) : undefined, aliases.get(path));
      if (fault) findings.push({ severity: 'error', file: article.file, path: ['aliases', index], message: `the alias ${alias} ${fault}` });
      else aliases.set(path, article);
    }
  }
  return findings;
}

/** @param path the alias, folded */
function describeAliasFault(path: string, article: ParsedArticle, owner: ParsedArticle | undefined, rival: ParsedArticle | undefined) {
  if (owner === article) return "is the article's own address; remove the alias";
  if (owner) return `is the address of ${owner.file}; remove the alias`;
  if (rival === article) return 'stands twice in this file; remove one of the two';
  if (rival) return `is also an alias of ${rival.file}; remove one of the two`;
  return isReserved(path) ? 'is an address that this site makes itself; remove the alias' : undefined;
}
