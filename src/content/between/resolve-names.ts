import type { Author, ParsedArticle, Topic } from '../article.ts';
import { attachNames, type ResolvedArticle } from '../attach-names.ts';
import type { Finding } from '../problems/finding.ts';
import { foldName, type Named, type RefusedName } from './name-registry.ts';

/** Finds what a name stands for. */
export interface NameResolver<Item extends Named> {
  /** @param file the one that uses the name */
  resolve: (name: string, file: string) => Item | RefusedName;
}

/** The same of authors. */
export interface AuthorResolver extends NameResolver<Author> {
  /** The author with a file that a name or slug stands for. */
  findDescribed: (name: string) => Author | undefined;
}

export interface ResolvedNames {
  articles: ResolvedArticle[];
  findings: Finding[];
  /** Files of articles with a name that leads to nothing; they are not among the articles. */
  refused: Set<string>;
}

/** A name that was refused: where first, and which files use it besides. */
type RefusedUse = Omit<Finding, 'message'> & RefusedName & { others: Set<string> };

/**
 * Gives articles their topics and authors. Of two names that share an address, the one met first keeps it: hand in the oldest
 * first. A pair of names is reported once, however many articles use it.
 */
export function resolveNames(
  articles: readonly ParsedArticle[],
  registries: { topics: NameResolver<Topic>; authors: AuthorResolver },
): ResolvedNames {
  const resolved: ResolvedArticle[] = [];
  const refused = new Set<string>();
  const uses = { topics: new Map<string, RefusedUse>(), authors: new Map<string, RefusedUse>() };
  for (const article of articles) {
    const { file, topicNames, authorNames, ai } = article;
    const resolve = <Item extends Named>(field: keyof typeof uses, names: readonly string[], registry: NameResolver<Item>): Item[] => {
      const items = new Map<string, Item>();
      for (const [index, name] of names.entries()) {
        const item = registry.resolve(name, file);
        if (!('message' in item)) items.set(item.slug, item);
        else {
          refused.add(file);
          noteUse(uses[field], name, { severity: 'error', file, path: [field, index], message: item.message });
        }
      }
      return [...items.values()];
    };
    const topics = resolve('topics', topicNames, registries.topics);
    const authors = resolve('authors', authorNames, registries.authors);
    // A reviewer may be called by the slug of an author.
    const reviewer = ai?.reviewer === undefined ? undefined : registries.authors.findDescribed(ai.reviewer);
    if (!refused.has(file)) resolved.push(attachNames(article, { topics, authors, reviewer }));
  }
  return { articles: resolved, findings: [...uses.topics.values(), ...uses.authors.values()].map(countOthers), refused };
}

function noteUse(uses: Map<string, RefusedUse>, name: string, finding: Omit<RefusedUse, 'others'>): void {
  const key = foldName(name);
  const first = uses.get(key);
  if (!first) uses.set(key, { ...finding, others: new Set() });
  else if (first.file !== finding.file) first.others.add(finding.file);
}

function countOthers({ others, ...finding }: RefusedUse): Finding {
  if (others.size === 0) return finding;
  return { ...finding, message: `${finding.message} (${others.size} more ${others.size === 1 ? 'file uses' : 'files use'} the name)` };
}
