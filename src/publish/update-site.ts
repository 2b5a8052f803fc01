import type { Environment } from '../command/environment.ts';
import { openIndex } from '../index/open-index.ts';
import { DamagedIndex } from '../index/paper/damaged-index.ts';
import { isReadError } from '../sqlite/sqlite-refusal.ts';
import type { BuildBeginning } from './build-site.ts';
import type { FarReach } from './change/judge-article.ts';
import { placeUpdate } from './place-update.ts';
import { planUpdate } from './plan-update.ts';
import type { PublishOptions } from './publish-options.ts';
import { openSiteRecord } from './record/open-site-record.ts';
import { UnusableRecord } from './record/unusable-record.ts';

/**
 * Brings the site up to date with a few articles that changed, and with the clock, by the index and the record of the last build: what they touch is looked
 * at, and nothing else. It gives the same site as `buildSite`.
 * @returns false where more than these articles has to be read; then `buildSite` does it all
 */
export async function updateSite(environment: Environment, options: PublishOptions, beginning: BuildBeginning): Promise<boolean> {
  const reach = await tryUpdate(environment, options, beginning);
  if (reach !== undefined && options.isVerbose) console.log(`all articles are looked at: ${reach}`);
  return reach === undefined;
}

async function tryUpdate(environment: Environment, options: PublishOptions, beginning: BuildBeginning): Promise<FarReach | undefined> {
  const { before, code } = beginning;
  if (!before.change) return 'more than articles may have changed';
  const { articles, pictures: seen, last } = before.change;
  const record = openSiteRecord(environment);
  if (!record) return 'there is no record of the last build';
  const index = openIndex(environment.cacheDir, code.engine);
  try {
    if (!index.begin()) return 'there is no index';
    const means = { ...beginning, articles, seen, last, index, record };
    const update = await planUpdate(means, environment);
    return typeof update === 'string' ? update : await placeUpdate(update, means, environment, options);
  } catch (error) {
    if (isReadError(error) || error instanceof DamagedIndex || error instanceof UnusableRecord) return (error as Error).message;
    throw error;
  } finally {
    index.close();
    record.close();
  }
}
