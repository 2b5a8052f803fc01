import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { hasSameBytes } from '../../files/has-same-bytes.ts';
import { DamagedList } from '../../files/sorted-list.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { listFolders } from '../output/list-folders.ts';
import { COMPRESSED_ENDINGS } from '../output/own-files.ts';
import { type SyncResult, syncFolder } from '../output/sync-folder.ts';
import { type OwnList, openOwnList } from './own-list.ts';

/** A few files of a site that change. All paths are below the output folder. */
export interface SiteChange {
  outDir: string;
  /** The folder that new and changed files lie in, and nothing else. */
  staging: string;
  staged: readonly string[];
  /** Files that are right as they are in the output folder but may be new to the site, as a picture that lay there. */
  kept?: readonly string[];
  /** Files of the site that end. */
  removed: readonly string[];
}

/** To be called one after the other. */
export interface Placing {
  /** The list of our files takes the new ones: after a kill it names each file that is ours. Before, no byte is written. */
  claim: () => Promise<void>;
  /**
   * Brings the output folder up to date: what is new, what changed, and last what is no longer there.
   * @param assertLock throws if another build may be at work on the folder
   * @returns counts of these files alone
   */
  place: (assertLock: () => void) => Promise<SyncResult>;
  /** The list gives up what is no longer there. */
  release: () => Promise<void>;
}

/**
 * Looks at the places of a few files, and at no other.
 * @param content the content folder, see `nameContent`
 * @returns undefined where something is not as a build leaves it, such as a link or a file of others in the way: who looks at the whole folder
 * then knows what to say or to do
 */
export async function preparePlacing(change: SiteChange, content: string): Promise<Placing | undefined> {
  const { outDir, staging, staged, kept = [], removed } = change;
  const own = await openOwnList(outDir, content);
  if (!own) return undefined;
  const look = createLook(outDir);
  try {
    if (look(ROUTES.notFound.path) !== 'file' || !(await hasFreeWay(change, own, look))) return undefined;
    const compressed = findCompressed(change, own, look);
    const presence = { hasFile: (path: string) => look(path) === 'file', hasFolder: (path: string) => look(path) === 'folder' };
    const ours = [...removed.filter((path) => look(path) === 'file'), ...compressed];
    const options = { wanted: staged, presence, ours, lastingFolder: folderOf(ROUTES.picture) };
    return {
      claim: () => own.add([...staged, ...kept]),
      place: (assertLock) => syncFolder(staging, outDir, { ...options, assertLock }),
      release: () => own.remove(removed),
    };
  } catch (error) {
    if (error instanceof DamagedList) return undefined;
    throw error;
  }
}

type Thing = 'file' | 'folder' | 'nothing' | 'other';

/** Looks at each place once: what is there when nothing was written yet. */
function createLook(outDir: string): (path: string) => Thing {
  const known = new Map<string, Thing>();
  return (path) => {
    const thing = known.get(path) ?? lookAt(join(outDir, path));
    known.set(path, thing);
    return thing;
  };
}

function lookAt(path: string): Thing {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) return 'nothing';
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error;
    return 'nothing'; // below a file, which is in the way itself
  }
}

async function hasFreeWay({ outDir, staging, staged, kept = [], removed }: SiteChange, own: OwnList, look: (path: string) => Thing) {
  const isInFolders = (path: string) => listFolders(path).every((folder) => ['folder', 'nothing'].includes(look(folder)));
  if (![...staged, ...kept, ...removed].every(isInFolders)) return false;
  if (!removed.every((path) => own.has(path) && ['file', 'nothing'].includes(look(path)))) return false;
  if (!kept.every((path) => look(path) === 'file')) return false;
  for (const path of staged) {
    const thing = look(path);
    // One of others with the same bytes becomes ours.
    const isFree =
      thing === 'nothing' || (thing === 'file' && (own.has(path) || (await hasSameBytes(join(staging, path), join(outDir, path)))));
    if (!isFree) return false;
  }
  return true;
}

/** What was made of files that change or end is as old as they are. */
function findCompressed({ staged, removed }: SiteChange, own: OwnList, look: (path: string) => Thing): string[] {
  const wanted = new Set(staged);
  return [...staged, ...removed]
    .filter(own.has)
    .flatMap((path) => COMPRESSED_ENDINGS.map((ending) => path + ending))
    .filter((path) => look(path) === 'file' && !own.has(path) && !wanted.has(path));
}
