import { listOutput, type OutputListing } from './output-listing.ts';
import { chooseOwnFiles, type OwnFiles, readOwnFiles } from './own-files.ts';

/** An output folder as a build finds it. */
export interface OutputState {
  outDir: string;
  listing: OutputListing;
  own: OwnFiles;
  /** The files in it that are ours, by their paths. */
  ours: readonly string[];
}

/** Paths of the new site's files. */
export interface SiteFiles {
  /** What was rendered, and what belongs to the site besides; its files are moved away. */
  staging: string;
  staged: readonly string[];
  /** Those that are right as they are in the output folder. */
  kept: readonly string[];
}

export async function readOutputState(outDir: string): Promise<OutputState> {
  const [listing, own] = await Promise.all([listOutput(outDir), readOwnFiles(outDir)]);
  return { outDir, listing, own, ours: chooseOwnFiles(outDir, own, listing.files.keys()) };
}
