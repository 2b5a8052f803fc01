import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Agent } from 'undici';
import type { Environment } from '../command/environment.ts';
import { describeProblems } from '../command/report-problems.ts';
import { type Addresses, createAddresses } from '../content/addresses.ts';
import { siteSchema } from '../content/fields/site/site-schema.ts';
import { completeSettings, type SiteSettings } from '../content/fields/site/site-settings.ts';
import { readSiteFile } from '../content/files/read-yaml-files.ts';
import { createPathWriter, ROUTES } from '../routes.ts';
import { checkBuiltSite } from './check-built-site.ts';
import { createIndexNow } from './index-now.ts';
import { isOutOfReach } from './out-of-reach.ts';
import { readBuiltSite } from './read-built-site.ts';
import type { Receiver } from './receiver.ts';
import { type PingOptions, tellReceiver } from './tell-receiver.ts';
import { ToldAddresses } from './told-addresses.ts';
import { createHub } from './web-sub-hub.ts';

/**
 * Tells the hub and IndexNow, where `site.yaml` names them, what changed in the output folder since they were told last.
 * @returns the exit status
 * @throws {UsageError} if the output folder does not hold the site as configured, or CACHE_DIR can't be written
 */
export async function pingReceivers(environment: Environment, options: PingOptions): Promise<number> {
  const { outDir, cacheDir, isOffline } = environment;
  const settings = await readSettings(environment);
  if (!settings) return 1;
  if (settings.hub === undefined && settings.indexNowKey === undefined) {
    console.log('nobody to tell: name a hub or an indexNowKey in site.yaml, for example hub: https://pubsubhubbub.appspot.com/');
    return 0;
  }
  if (isOffline && !options.isDryRun) {
    console.log('nobody was told, as OFFLINE=1 asks; the next ping tells what changed');
    return 0;
  }
  const addresses = createAddresses(settings);
  const site = addresses.absolute(addresses.home);
  await checkBuiltSite(outDir, addresses);
  const told = await ToldAddresses.open(join(cacheDir, 'ping.json'));
  if (told.fault) console.error(`ping.json in CACHE_DIR can't be read (${told.fault}); nothing counts as told yet`);
  if (!options.isDryRun) await told.prepare();

  const dialer = new Agent();
  const session = { ...options, site, told, dialer, userAgent: `Broadsheet (+${site})` };
  let status = 0;
  try {
    for (const receiver of listReceivers(outDir, settings, addresses)) {
      const obstacle = isOutOfReach(site, receiver.url)
        ? `nobody else can fetch ${site}; set url in site.yaml, and build and deploy again`
        : receiver.obstacle;
      if (obstacle) console.error(`${receiver.name}: nothing told: ${obstacle}`);
      if (obstacle || !(await tellReceiver(receiver, session))) status = 1;
    }
  } finally {
    await dialer.destroy();
  }
  return status;
}

/** @returns undefined if `site.yaml` has an error */
async function readSettings(environment: Environment): Promise<SiteSettings | undefined> {
  const fields = await readSiteFile(environment.contentDir, siteSchema, (problems) => {
    for (const line of describeProblems(problems, environment)) console.error(line);
  });
  if (fields) return completeSettings(fields, environment.overrides);
  console.error('Nobody was told. Mend site.yaml.');
  return undefined;
}

function listReceivers(outDir: string, settings: SiteSettings, addresses: Addresses): Receiver[] {
  const { hub, indexNowKey: key } = settings;
  const context = { settings, addresses, built: readBuiltSite(outDir, addresses, hub) };
  return [
    ...(hub === undefined ? [] : [createHub(hub, context)]),
    ...(key === undefined ? [] : [createIndexNow(key, existsSync(join(outDir, createPathWriter(ROUTES.indexNowKey.path)(key))), context)]),
  ];
}
