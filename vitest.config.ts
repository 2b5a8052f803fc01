import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/run-folder.ts',
    // Whole-site tests build sites and start browsers.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: '100%',
  },
});
