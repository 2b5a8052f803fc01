import type { Article } from '../../content/article.ts';
import type { StoryCluster } from './cluster-stories.ts';
import { isFirstToTell } from './is-first-to-tell.ts';

/** How another article than the lead tells a cluster's story. */
export interface Account {
  article: Article;
  /** By the lead's own source, earlier. */
  isVersion: boolean;
  /** Before all others. */
  isFirst: boolean;
}

/** A cluster's others, by how they stand below its lead. */
export interface Accounts {
  /** With their headlines, one below the other. */
  opened: readonly Account[];
  /** By the names of their sources, in one line; the lead's own source apart, at its end. */
  sources: readonly Account[];
  versions: readonly Account[];
}

/** Headlines below a lead; the rest are names. */
const MOST_OPEN = 4;

/** The others of a cluster as they stand below its lead. @param isOpen with their headlines, as many as there is room for */
export function listAccounts({ lead, others }: StoryCluster, isOpen: boolean): Accounts {
  const told = [lead, ...others];
  const earliest = others.reduce((found, other) => (other.publishedAt < found.publishedAt ? other : found), lead);
  const first = isFirstToTell(earliest, told) ? earliest : undefined;
  const accounts = others.map((article): Account => {
    return { article, isVersion: article.provider.domain === lead.provider.domain, isFirst: article === first };
  });
  const opened = isOpen ? accounts.slice(0, MOST_OPEN) : [];
  const named = accounts.slice(opened.length);
  return { opened, sources: named.filter(({ isVersion }) => !isVersion), versions: named.filter(({ isVersion }) => isVersion) };
}
