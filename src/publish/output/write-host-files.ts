import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLAYER_ORIGINS } from '../../content/fields/find-video.ts';
import { ROUTES } from '../../routes.ts';
import { hashSource, OWN_FILES } from '../../security/content-security-policy.ts';
import { writeHeadersFile } from '../../security/headers-file.ts';
import { listForms, listHostRules } from '../../security/host-rules.ts';
import { writeNginxConfig } from '../../security/nginx-config.ts';
import type { Site } from '../../site.ts';
import { listSheets, readBundleStyles } from '../astro/page-styles.ts';

/**
 * Writes what hosts are asked to send with the site's files, `_headers`, as a file of the site.
 * @returns the same for nginx, whose place is beside the site
 */
export async function writeHostFiles(
  { settings, addresses, pages, themeScript, themeStyles }: Site,
  bundle: string,
  staging: string,
): Promise<string> {
  const { headPolicy, themePages } = await readBundleStyles(bundle);
  const hashes = [...(await listSheets(bundle)).map(hashSource), themeStyles.hash];
  const parts = {
    scripts: [themeScript.hash],
    styles: settings.styles === 'linked' ? [OWN_FILES] : hashes.toSorted(),
    frames: PLAYER_ORIGINS,
    forms: listForms(settings),
    others: headPolicy,
  };
  const own = [...pages().map(({ path }) => addresses.page(path)), ...themePages.map((path) => settings.base + path)];
  const rules = listHostRules(settings, addresses, parts, own);
  await writeFile(join(staging, ROUTES.hostHeaders.path), writeHeadersFile(settings.base, rules));
  return writeNginxConfig(rules);
}
