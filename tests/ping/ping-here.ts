import { format } from 'node:util';
import { vi } from 'vitest';
import { ENGINE_DIR } from '../../src/command/engine-code.mjs';
import { readEnvironment } from '../../src/command/environment.ts';
import { reportFailure } from '../../src/command/report-failure.ts';
import { pingReceivers } from '../../src/ping/ping-receivers.ts';
import type { CommandResult } from '../run-command.ts';

/**
 * What `npm run ping` does, without a process of its own, which takes longer to start than to ping. `tests/site/ping.test.ts` runs the
 * command.
 */
export async function pingHere(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandResult> {
  const result: CommandResult = { status: null, stdout: '', stderr: '' };
  const prints = [
    vi.spyOn(console, 'log').mockImplementation((...said: unknown[]) => {
      result.stdout += `${format(...said)}\n`;
    }),
    vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => {
      result.stderr += `${format(...said)}\n`;
    }),
  ];
  try {
    const environment = readEnvironment({ ...process.env, ...env }, ENGINE_DIR);
    result.status = await pingReceivers(environment, { tellsAll: args.includes('--all'), isDryRun: args.includes('--dry-run') });
  } catch (error) {
    result.status = reportFailure(error);
  } finally {
    for (const print of prints) print.mockRestore();
  }
  return result;
}
