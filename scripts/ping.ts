import { runCommand } from '../src/command/run-command.ts';
import { pingReceivers } from '../src/ping/ping-receivers.ts';

await runCommand(
  {
    name: 'ping',
    purpose: 'Tells the hub and IndexNow of site.yaml what changed since the last ping. Run it when the built site is online.',
    flags: {
      all: { meaning: 'tells everything again, also what did not change' },
      'dry-run': { meaning: 'prints what would be told, and tells nobody' },
    },
  },
  (environment, flags) => pingReceivers(environment, { tellsAll: flags.has('all'), isDryRun: flags.has('dry-run') }),
);
