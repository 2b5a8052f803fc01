import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fillDisks } from '../../../scripts/fuzz/fill-disks.ts';
import { killBuilds } from '../../../scripts/fuzz/kill-builds.ts';
import { ENGINE_DIR, temporaryFolder } from '../../run-command.ts';

const contentDir = join(ENGINE_DIR, 'tests/fixtures/small');

it('a disk that fills up leaves the old site or the new one, and with room the next build makes the new one', async (context) => {
  // More sizes, and output and cache on one disk, are left to `npm run fuzz -- --disks=N`.
  const rooms = { output: [0.6], cache: [0, 0.6], engine: [0] };
  const { skipped, disks, faults } = await fillDisks({ rooms, contentDir, folder: await temporaryFolder() });
  if (skipped !== undefined) return context.skip(skipped);
  expect(faults).toEqual([]);
  const looked = Object.entries(disks).map(([disk, count]) => [disk, count.old + count.new]);
  expect(looked).toEqual(Object.entries(rooms).map(([disk, { length }]) => [disk, length]));
});

it('a build that is killed leaves whole files, and the next one makes what a clean one makes', async () => {
  const { kills, faults } = await killBuilds({ kills: 3, seed: 20261128, contentDir, folder: await temporaryFolder() });
  expect([kills, faults]).toEqual([3, []]);
});
