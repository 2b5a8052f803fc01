import type { ParsedArticle } from '../../content/article.ts';
import { checkLinks } from '../../content/between/check-links.ts';
import { collectAddresses, type KnownAddresses } from '../../content/between/known-addresses.ts';
import { foldAddressPart } from '../../content/fields/address-part.ts';
import { findState } from '../../content/find-state.ts';
import type { IndexTables } from '../../index/index-tables.ts';
import { unpackResult } from '../../index/pack-result.ts';
import type { FrameRow } from '../../index/paper/frame-table.ts';
import type { StoryRow } from '../../index/paper/stories-table.ts';
import type { FarReach, JudgedChange } from './judge-article.ts';

/** A link of a changed article to this site that leads nowhere, or to what can't be found here: what is wrong with it shows where all files are read. */
export function findLostLink(changes: readonly JudgedChange[], tables: IndexTables, frame: FrameRow, now: Date): FarReach | undefined {
  const articles = changes.flatMap(({ after }) => after?.article ?? []);
  if (articles.every(({ links }) => !links)) return undefined;
  const known = openStoredAddresses(changes, tables, frame);
  const [lost] = checkLinks(articles, [], { settings: frame.site, stateOf: (article) => findState(article, now), known });
  return lost && `${lost.file} has a link that may lead nowhere`;
}

/** Addresses of a paper in the index after a change. What is found is there; of drafts of pages and files in `public/` nothing is known. */
function openStoredAddresses(changes: readonly JudgedChange[], tables: IndexTables, frame: FrameRow): KnownAddresses {
  const { ties, providers, pages, site } = frame;
  const { files, paper } = tables;
  const changed = new Map(changes.map(({ file, after }) => [file, after?.article]));
  const news = [...changed.values()].filter((article) => article !== undefined);
  const read = (row: StoryRow | undefined): ParsedArticle | undefined => {
    const file = row && files.find(row.id);
    if (!file || changed.has(file.path)) return undefined;
    const article = tables.articles.find(file.id);
    return article && unpackResult(article, file)?.article;
  };
  const findByFile = (file: string) => {
    const row = files.findByPath(file);
    return changed.get(file) ?? read(row && paper.stories.find(row.id));
  };
  const mayGo = new Set(changes.flatMap(({ before }) => before?.result.article?.aliases.map(foldAddressPart) ?? []));
  const named = (kind: keyof JudgedChange['newNames']) =>
    new Set([...ties[kind].owners.keys(), ...changes.flatMap(({ newNames }) => [...newNames[kind].values()].map(({ slug }) => slug))]);
  return collectAddresses({
    articles: { findBySlug: (slug) => news.find((article) => article.slug === slug) ?? read(paper.stories.findBySlug(slug)), findByFile },
    pages,
    topics: named('topics'),
    authors: named('authors'),
    providers: {
      has: (domain) => providers.some((one) => one.domain === domain) || paper.lists.findHead('provider', domain) !== undefined,
    },
    // One of a draft leads nowhere yet, and one of a changed article perhaps no more.
    aliases: { has: (path) => ties.taken.has(path) && !mayGo.has(path) && paper.aliases.find(path.slice(1, -1)) !== undefined },
    hasApi: site.api,
    listPublicFiles: () => [],
  });
}
