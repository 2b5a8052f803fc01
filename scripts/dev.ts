import { readPort } from '../src/command/flags.ts';
import { runCommand } from '../src/command/run-command.ts';
import { serveDrafts } from '../src/publish/astro/serve-site.ts';
import { broadsheet } from '../src/publish/integration.ts';

await runCommand(
  {
    name: 'dev',
    purpose: 'Shows the site with its drafts at http://localhost:4321 and follows every change.',
    flags: { port: { value: 'N', meaning: 'serves at another port' } },
  },
  async (environment, flags) => {
    await serveDrafts(readPort(flags, 4321), broadsheet(environment));
    return 0;
  },
);
