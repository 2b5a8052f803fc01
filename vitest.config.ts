import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They start first, or the others would end long before them: on a fresh checkout, Vitest only knows how large a file is. */
const SLOWEST =
  /(?:look\/each-kind|faults\/[\w-]+|site\/(?:any-article|commands|jobs|pictures|removal|restored|theme|unchanged|update)|offline\/offline|lint)\.test\.ts$/;

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { slow = [], quick = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) =>
      SLOWEST.test(moduleId) ? 'slow' : 'quick',
    );
    return [...slow, ...quick];
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/run-folder.ts',
    sequence: { sequencer: SlowestFirst },
    // Whole-site tests build sites and start browsers; on a busy machine that takes ten times as long as on a quiet one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // As long as a browser waits for what a test asks for, on a busy machine too.
    expect: { poll: { timeout: 30_000 } },
    // One more than there are cores: part of the time goes by in waiting for processes and pages.
    maxWorkers: availableParallelism() + 1,
    // Without a process for each file; so a test sets for itself what a module keeps.
    isolate: false,
  },
});
