import { preview } from 'astro';
import { astroOptions } from '../src/publish/astro-options.ts';
import { publishSite } from '../src/publish/publish-site.ts';
import { runCommand } from '../src/publish/run-command.ts';
import { currentSite } from '../src/site.ts';

await runCommand(
  { name: 'start', purpose: 'Builds the site, then serves it at http://localhost:4321.', flags: {} },
  async (environment) => {
    const status = await publishSite(environment, { keepGoing: false });
    if (status !== 0) return status;
    const { cacheDir, outDir } = environment;
    const server = await preview({ ...astroOptions(currentSite(), cacheDir, outDir), logLevel: 'info' });
    await server.closed();
    return 0;
  },
);
