import fc from 'fast-check';
import { anyLargePart } from './any-large.ts';
import { anyPart } from './any-part.ts';
import { anySettings } from './any-settings.ts';
import { file, type Paper } from './paper.ts';

/** A paper, and what becomes of it. */
export interface PaperLife {
  first: Paper;
  second: Paper;
}

/** So that no other of its parts keeps the paper from being built. */
const SETTINGS = file('site.yaml', 'url: https://paper.example\n');

const parts = (most: number) => fc.array(anyPart, { maxLength: most });

/** Papers with many hostile parts, since each build takes a second; a part with an error is set aside and hides no other. */
const many: fc.Arbitrary<PaperLife> = fc
  .record({
    gone: parts(20),
    kept: parts(40),
    come: parts(20),
    settings: fc.array(anySettings, { minLength: 2, maxLength: 2 }),
    changesSettings: fc.nat(4),
  })
  .map(({ gone, kept, come, settings: [one = SETTINGS, other = SETTINGS], changesSettings }) => ({
    first: [SETTINGS, one, ...gone, ...kept],
    second: [SETTINGS, changesSettings === 0 ? other : one, ...kept, ...come],
  }));

const large: fc.Arbitrary<PaperLife> = fc
  .tuple(anyLargePart, parts(3))
  .map(([part, others]) => ({ first: [SETTINGS, part], second: [SETTINGS, part, ...others] }));

export const anyPaperLife: fc.Arbitrary<PaperLife> = fc.oneof({ weight: 2, arbitrary: many }, { weight: 1, arbitrary: large });
