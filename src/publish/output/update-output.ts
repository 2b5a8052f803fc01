import { join } from 'node:path';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { linkPictures, listPictureFiles, removeOtherPictures } from './link-pictures.ts';
import { markFolder } from './output-folder.ts';
import { type SyncResult, syncFolder } from './sync-folder.ts';

export interface OutputChange {
  /** What was rendered, and what belongs to the site besides; its files are moved away. */
  staging: string;
  /** Paths of the output folder's own files, and those among them that are right as they are. */
  present: readonly string[];
  untouched: readonly string[];
  prepared: FillResult;
  /** Where the store keeps a picture's file. */
  pictureFileOf: (name: string) => string;
  /** Throws if another build may be at work on the folder; asked before each kind of files. */
  assertLock: () => void;
}

/** Brings the output folder up to date: pictures first, then what is new, what changed, and last what is no longer there. */
export async function updateOutput(outDir: string, change: OutputChange): Promise<SyncResult> {
  const { staging, present, untouched, prepared, pictureFileOf, assertLock } = change;
  const pictureFolder = folderOf(ROUTES.picture);
  const folder = join(outDir, pictureFolder);
  const files = listPictureFiles(prepared);
  assertLock();
  await markFolder(staging, outDir);
  const linked = await linkPictures(files, pictureFileOf, folder);
  const moved = await syncFolder(staging, outDir, { present, kept: untouched, otherFolder: pictureFolder, assertLock });
  const removed = await removeOtherPictures(files, folder);
  return { written: moved.written + linked.written, kept: moved.kept + linked.kept, removed: moved.removed + removed };
}
