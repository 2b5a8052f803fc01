import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../command/usage-error.ts';
import type { Addresses } from '../content/addresses.ts';
import { readPage } from './read-page.ts';

/**
 * The home page says what was built.
 * @throws {UsageError} unless it is Broadsheet's, for the address that is configured
 */
export async function checkBuiltSite(outDir: string, { home, absolute }: Addresses): Promise<void> {
  const html = await readFile(join(outDir, 'index.html'), 'utf8').catch(() => '');
  if (!html.includes('content="Broadsheet"')) {
    throw new UsageError(`OUT_DIR holds no site that Broadsheet built: ${outDir}; run npm run build first, deploy, then ping`);
  }
  const { canonical } = readPage(html);
  if (canonical === absolute(home)) return;
  const mend = 'run npm run build again, or set SITE_URL and BASE_PATH as for the build';
  throw new UsageError(`OUT_DIR was built for ${canonical ?? 'no address'}, not for ${absolute(home)}; ${mend}`);
}
