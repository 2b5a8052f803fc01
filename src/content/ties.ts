/** What names stand for, and whose they are. */
export interface NameTies {
  /** Slugs, by what `foldName` makes of a name. */
  names: ReadonlyMap<string, string>;
  /** Slugs by what `foldAddressPart` makes of one. */
  slugs: ReadonlyMap<string, string>;
  /** By slug: the file that describes it, or the article that named it first. */
  owners: ReadonlyMap<string, { file: string; isDescribed: boolean }>;
}

/**
 * What ties the files of a paper to each other. A change of one article that touches none of it concerns that article alone: what is
 * wrong with the others, and what they are called, stays.
 */
export interface Ties {
  topics: NameTies;
  authors: NameTies;
  /** How many articles name a topic that has no file, drafts too, by its slug. */
  uses: ReadonlyMap<string, number>;
  /** What texts, settings and the front page name of articles: last parts of addresses, names of files, slugs, identities; all folded. */
  mentioned: ReadonlySet<string>;
  /** Old addresses, and those of the paper's own pages, folded: with a slash at both ends. */
  taken: ReadonlySet<string>;
}

const NO_NAMES: NameTies = { names: new Map(), slugs: new Map(), owners: new Map() };

/** Those of an empty paper. */
export const NO_TIES: Ties = { topics: NO_NAMES, authors: NO_NAMES, uses: new Map(), mentioned: new Set(), taken: new Set() };
