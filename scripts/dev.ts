import { dev } from 'astro';
import { ENGINE_DIR } from '../src/command/environment.ts';
import { readPort } from '../src/command/flags.ts';
import { runCommand } from '../src/command/run-command.ts';
import { broadsheet } from '../src/publish/integration.ts';

await runCommand(
  {
    name: 'dev',
    purpose: 'Shows the site with its drafts at http://localhost:4321 and follows every change.',
    flags: { port: { value: 'N', meaning: 'serves at another port' } },
  },
  async (environment, flags) => {
    const server = await dev({ root: ENGINE_DIR, server: { port: readPort(flags, 4321) }, integrations: [broadsheet(environment)] });
    await new Promise((closed) => server.watcher.once('close', closed));
    return 0;
  },
);
