import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/run-folder.ts',
    // Whole-site tests build sites and start browsers.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Two more than there are cores: with one more, a quarter of the time still goes by in waiting for processes and pages.
    maxWorkers: availableParallelism() + 2,
  },
});
