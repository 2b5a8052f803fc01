import { describe, expect, it } from 'vitest';
import { buildSample } from '../build-sample.ts';
import { checkWithVnu, HAS_JAVA } from '../check-with-vnu.ts';
import { buildSmall } from '../small-paper.ts';

// Where there is no Java, all of it is skipped, and the report of the run says so.
describe.skipIf(!HAS_JAVA)('the Nu Html Checker, which needs Java, finds nothing wrong', () => {
  it('with any file of the sample publication', async () => {
    expect(checkWithVnu(await buildSample())).toEqual([]);
  });

  it('with any file of the small publication', async () => {
    expect(checkWithVnu(await buildSmall())).toEqual([]);
  });
});
