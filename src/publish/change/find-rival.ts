import { foldAddressPart } from '../../content/fields/address-part.ts';
import { findRoute, folderOf, isReserved, ROUTES } from '../../routes.ts';
import type { FarReach, JudgedChange, JudgedPaper, StoryLookup } from './judge-article.ts';

/** Who claims what another file or the site has: an address, new or old, an identity, a name that it is the first to give; see `findConflicts`. */
export function findRival(
  changes: readonly JudgedChange[],
  { ties }: Pick<JudgedPaper, 'ties'>,
  stories: Pick<StoryLookup, 'findByFoldedSlug' | 'findByIdentity'>,
): FarReach | undefined {
  const changing = new Set(changes.flatMap(({ before }) => before?.row.id ?? []));
  const isOthers = (row: ReturnType<StoryLookup['findByIdentity']>) => row !== undefined && !changing.has(row.id);
  const released = new Set(changes.flatMap(({ before }) => before?.result.article?.aliases.map(foldAddressPart) ?? []));
  const isTaken = (address: string) => {
    const slug = findRoute(address.slice(1)) === 'article' ? address.split('/')[2] : undefined;
    return (ties.taken.has(address) && !released.has(address)) || (slug !== undefined && isOthers(stories.findByFoldedSlug(slug)));
  };
  const claimed = new Set<string>();
  for (const { file, story, after, newNames } of changes) {
    if (!story) continue;
    const aliases = after?.article?.aliases.map(foldAddressPart) ?? [];
    const addresses = [`/${folderOf(ROUTES.article)}/${story.foldedSlug}/`, ...aliases];
    const names = Object.entries(newNames).flatMap(([kind, items]: [string, JudgedChange['newNames'][keyof JudgedChange['newNames']]]) =>
      [...items].flatMap(([name, { slug }]) => [`${kind} ${foldAddressPart(slug)}`, `${kind} ${name}`]),
    );
    if (addresses.some(isTaken) || aliases.some(isReserved) || isOthers(stories.findByIdentity(story.identity)))
      return `${file} claims what another file or the site has`;
    // An alias may also stand twice in one file.
    const claims = [`id ${story.identity}`, ...addresses, ...new Set(names)];
    for (const claim of claims) {
      if (claimed.has(claim)) return `${file} claims what another changed file has`;
      claimed.add(claim);
    }
  }
  return undefined;
}
