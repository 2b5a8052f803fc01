import { availableParallelism } from 'node:os';
import { readPort } from '../src/command/flags.ts';
import { runCommand } from '../src/command/run-command.ts';
import { serveOutput } from '../src/publish/astro/serve-site.ts';
import { broadsheet } from '../src/publish/integration.ts';
import { publishSite } from '../src/publish/publish-site.ts';
import { currentSite } from '../src/site.ts';

await runCommand(
  {
    name: 'start',
    purpose: 'Builds the site, then serves it at http://localhost:4321.',
    flags: {
      'allow-removal': { meaning: 'takes articles off the site, however many are missing' },
      port: { value: 'N', meaning: 'serves at another port' },
    },
  },
  async (environment, flags) => {
    const port = readPort(flags, 4321);
    const allowsRemoval = flags.has('allow-removal');
    const status = await publishSite(environment, {
      keepGoing: false,
      allowsRemoval,
      isVerbose: false,
      verifies: true,
      jobs: availableParallelism(),
    });
    if (status !== 0) return status;
    const server = await serveOutput(port, broadsheet(environment));
    console.log(`The site is at http://localhost:${server.port}${currentSite().settings.base}`);
    await server.closed();
    return 0;
  },
);
