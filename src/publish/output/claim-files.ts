import type { OutputState, SiteFiles } from './output-state.ts';
import { type OwnFiles, writeOwnFiles } from './own-files.ts';
import { refuseObstacles } from './refuse-obstacles.ts';

/**
 * Before the output folder changes: the list of our files takes the new ones besides the old ones. So after a kill at any moment it
 * names each file that is ours, and none that is not.
 * @param content the content folder, see `nameContent`
 * @returns what the list says from then on
 * @throws {KnownFailure} before the first byte is written, if something of others is in the way
 */
export async function claimFiles(state: OutputState, site: SiteFiles, content: string): Promise<OwnFiles> {
  await refuseObstacles(state, site);
  const { outDir, own, ours } = state;
  // A folder with files of two papers is nobody's until it is done.
  const paths = new Set([...ours, ...site.staged, ...site.kept]);
  const claimed = { content: own.content === content ? content : undefined, paths };
  await writeOwnFiles(outDir, claimed, own);
  return claimed;
}
