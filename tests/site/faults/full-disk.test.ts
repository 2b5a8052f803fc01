import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fillDisks } from '../../../scripts/fuzz/fill-disks.ts';
import { killBuilds } from '../../../scripts/fuzz/kill-builds.ts';
import { ENGINE_DIR, temporaryFolder } from '../../run-command.ts';

const contentDir = join(ENGINE_DIR, 'tests/fixtures/small');

it('a disk that fills up leaves the old site or the new one, and with room the next build makes the new one', async (context) => {
  // The fourth, output and cache on one disk, is left to `npm run fuzz -- --disks=N`.
  const options = { sizes: 2, disks: ['output', 'cache', 'engine'] as const, contentDir };
  const { skipped, disks, faults } = await fillDisks({ ...options, folder: await temporaryFolder() });
  if (skipped !== undefined) return context.skip(skipped);
  expect(faults).toEqual([]);
  for (const { old, new: whole } of Object.values(disks)) expect(old + whole).toBe(2);
});

it('a build that is killed leaves whole files, and the next one makes what a clean one makes', async () => {
  const { kills, faults } = await killBuilds({ kills: 3, seed: 20261128, contentDir, folder: await temporaryFolder() });
  expect([kills, faults]).toEqual([3, []]);
});
