import { siteSchema } from '../fields/site/site-schema.ts';
import { completeSettings, type SiteSettings } from '../fields/site/site-settings.ts';
import { readSiteFile } from '../files/read-yaml-files.ts';
import type { ReadOptions } from './read-options.ts';

/** The settings alone, before the rest is read; undefined if `site.yaml` has an error. */
export async function readSettings({
  contentDir,
  overrides = {},
}: Pick<ReadOptions, 'contentDir' | 'overrides'>): Promise<SiteSettings | undefined> {
  const fields = await readSiteFile(contentDir, siteSchema, () => {});
  return fields && completeSettings(fields, overrides);
}
