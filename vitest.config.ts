import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/run-folder.ts',
    // Whole-site tests build sites and start browsers.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // One more than there are cores: part of the time goes by in waiting for processes and pages.
    maxWorkers: availableParallelism() + 1,
    // A process for each file would take a twentieth of the time. What a module keeps, a test sets for itself.
    isolate: false,
  },
});
