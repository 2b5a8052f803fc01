import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/run-folder.ts',
    // Whole-site tests build sites and start browsers.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // One more than there are cores: most of these wait for processes, timeouts and browsers a quarter of the time.
    maxWorkers: availableParallelism() + 1,
  },
});
