import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../run-command.ts';
import { anyPaperLife } from './any-paper-life.ts';
import { livePaper, type Tally } from './live-paper.ts';

/** `SERIES=2000` makes a longer run, `SEED` another one. */
const SERIES = Number(process.env['SERIES'] ?? 15);
const SEED = Number(process.env['SEED'] ?? 20261130);

let pictureDir: string;

beforeAll(async () => {
  pictureDir = await temporaryFolder();
});

describe('a change of a few articles', () => {
  it('makes of the index, of addresses and of answers what reading all of them would', async () => {
    const tally: Tally = { short: 0, whole: new Map() };
    await fc.assert(
      fc.asyncProperty(anyPaperLife, (life) => livePaper(life, tally, pictureDir)),
      { numRuns: SERIES, seed: SEED, endOnFailure: true },
    );
    const whole = [...tally.whole.values()].reduce((sum, count) => sum + count, 0);
    expect(tally.short).toBeGreaterThan((tally.short + whole) / 3);
  }, 3_600_000);
});
