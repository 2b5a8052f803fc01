import { join } from 'node:path';
import type { FillResult } from '../../images/fill/fill-tally.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { linkPictures, listPictureFiles } from './link-pictures.ts';
import { markFolder } from './output-folder.ts';
import type { OutputState, SiteFiles } from './output-state.ts';
import { type SyncResult, syncFolder } from './sync-folder.ts';

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

/**
 * Brings the output folder up to date: what is new, what changed, and last what is no longer there.
 * @param assertLock throws if another build may be at work on the folder; asked before each kind of files
 */
export async function updateOutput(
  { outDir, listing, ours }: OutputState,
  { staging, staged, kept }: SiteFiles,
  assertLock: () => void,
): Promise<SyncResult> {
  await markFolder(staging, outDir);
  const present = [...listing.files.keys()];
  return syncFolder(staging, outDir, { wanted: staged, present, ours, kept, lastingFolder: PICTURES, assertLock });
}
