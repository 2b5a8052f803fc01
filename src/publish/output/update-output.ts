import { join } from 'node:path';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { linkPictures, listPictureFiles } from './link-pictures.ts';
import { markFolder } from './output-folder.ts';
import { type SyncResult, syncFolder } from './sync-folder.ts';

export interface OutputChange {
  /** What was rendered, and what belongs to the site besides; its files are moved away. */
  staging: string;
  /** Paths of the output folder's own files, and those among them that are right as they are. */
  present: readonly string[];
  untouched: readonly string[];
  /** Throws if another build may be at work on the folder; asked before each kind of files. */
  assertLock: () => void;
}

const PICTURES = folderOf(ROUTES.picture);

/**
 * Brings the pictures that the site has not into the staging folder.
 * @param pictureFileOf where the store keeps a picture's file
 * @returns the paths of those that it has
 */
export async function stagePictures(
  outDir: string,
  staging: string,
  prepared: FillResult,
  pictureFileOf: (name: string) => string,
): Promise<string[]> {
  const folders = { folder: join(outDir, PICTURES), staging: join(staging, PICTURES) };
  const names = await linkPictures(listPictureFiles(prepared), pictureFileOf, folders);
  return names.map((name) => join(PICTURES, name));
}

/** Brings the output folder up to date: what is new, what changed, and last what is no longer there. */
export async function updateOutput(outDir: string, { staging, present, untouched, assertLock }: OutputChange): Promise<SyncResult> {
  assertLock();
  await markFolder(staging, outDir);
  return syncFolder(staging, outDir, { present, kept: untouched, lastingFolder: PICTURES, assertLock });
}
