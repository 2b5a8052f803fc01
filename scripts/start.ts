import { availableParallelism } from 'node:os';
import { preview } from 'astro';
import { readPort, runCommand } from '../src/command/run-command.ts';
import { astroOptions } from '../src/publish/astro/astro-options.ts';
import { publishSite } from '../src/publish/publish-site.ts';
import { currentSite } from '../src/site.ts';

await runCommand(
  {
    name: 'start',
    purpose: 'Builds the site, then serves it at http://localhost:4321.',
    flags: { 'port=': 'serves at another port' },
  },
  async (environment, flags) => {
    const port = readPort(flags, 4321);
    const status = await publishSite(environment, { keepGoing: false, isVerbose: false, jobs: availableParallelism() });
    if (status !== 0) return status;
    const server = await preview({
      ...astroOptions(currentSite().settings, environment.cacheDir, environment.outDir),
      server: { port },
      logLevel: 'warn',
    });
    console.log(`The site is at http://localhost:${server.port}${currentSite().settings.base}`);
    await server.closed();
    return 0;
  },
);
