import { foldAddressPart } from '../../content/fields/address-part.ts';
import type { NameTies } from '../../content/ties.ts';

/** The same with topics or authors that articles are the first to name. @param news their names folded, see `foldName` */
export function addNames({ names, slugs, owners }: NameTies, news: readonly { file: string; name: string; slug: string }[]): NameTies {
  return {
    names: new Map([...names, ...news.map(({ name, slug }): [string, string] => [name, slug])]),
    slugs: new Map([...slugs, ...news.map(({ slug }): [string, string] => [foldAddressPart(slug), slug])]),
    owners: new Map([...owners, ...news.map(({ slug, file }) => [slug, { file, isDescribed: false }] as const)]),
  };
}
