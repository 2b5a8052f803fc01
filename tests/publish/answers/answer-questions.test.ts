import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyPaperLife } from '../../../scripts/fuzz/papers/any-paper.ts';
import { writePaper } from '../../../scripts/fuzz/papers/paper.ts';
import { readPublication } from '../../../src/content/read/read-publication.ts';
import { MOON } from '../../feeds/make-site.ts';
import { temporaryFolder } from '../../run-command.ts';
import { anyPublication } from './any-publication.ts';
import { type Comparison, compareAnswers } from './compare-answers.ts';

const SAME = { differing: [], wasteful: [] };
const seed = Number(process.env['FUZZ_SEED'] ?? 20261129);
const RUNS = 60;

it('answers are those of groups of articles, and load no article besides those that they hold', () => {
  let asked = 0;
  fc.assert(
    fc.property(anyPublication, ({ publication, ...moment }) => {
      const comparison = compareAnswers(publication, new Map([['1.jpg', MOON]]), moment);
      expect(comparison).toMatchObject(SAME);
      asked += comparison.asked;
    }),
    { seed, numRuns: RUNS },
  );
  expect(asked).toBeGreaterThan(RUNS * 300);
});

async function compareFolder(contentDir: string, now: Date): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const isPreview of [false, true]) {
    const publication = await readPublication({ contentDir, now, includesDrafts: isPreview });
    comparisons.push(compareAnswers(publication, new Map(), { now, isPreview }));
  }
  return comparisons;
}

it('the same of the sample paper, at several moments', async () => {
  for (const now of ['2026-03-01T00:00:00Z', '2026-11-28T20:26:40Z', '1990-01-01T00:00:00Z', '2040-01-01T00:00:00Z']) {
    for (const comparison of await compareFolder('content', new Date(now))) expect(comparison).toMatchObject(SAME);
  }
});

it('the same of papers with hostile parts', async () => {
  for (const [index, { second }] of fc.sample(anyPaperLife, { seed, numRuns: 8 }).entries()) {
    const contentDir = join(await temporaryFolder(), `paper-${index}`);
    writePaper(second, contentDir);
    for (const comparison of await compareFolder(contentDir, new Date('2026-06-01T00:00:00Z'))) expect(comparison).toMatchObject(SAME);
  }
});
