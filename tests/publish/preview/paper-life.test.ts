import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEnvironment } from '../../../src/command/environment.ts';
import { readPublication } from '../../../src/content/read/read-publication.ts';
import { createPreviewReader } from '../../../src/publish/preview/preview-reader.ts';
import { readTree, temporaryFolder } from '../../run-command.ts';
import { anyPaperLife } from '../change/any-paper-life.ts';
import { PaperOnDisk } from '../change/paper-on-disk.ts';
import { expectSame } from './expect-same.ts';

it('says of random papers after each change what reading everything anew says', async () => {
  const ways = { short: 0, whole: 0 };
  await fc.assert(
    fc.asyncProperty(anyPaperLife, async (life) => {
      const folder = await temporaryFolder();
      const environment = {
        ...readEnvironment({}, '.'),
        now: new Date(life.start),
        contentDir: join(folder, 'content'),
        cacheDir: join(folder, 'cache'),
      };
      const paper = new PaperOnDisk(environment.contentDir, life);
      const reader = await createPreviewReader(environment);
      let { otherFiles } = await reader.read(environment);
      for (const step of life.steps) {
        const before = await readTree(environment.contentDir);
        for (const change of step.changes) paper.change(change);
        const after = await readTree(environment.contentDir);
        const files = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
        for (const file of files) reader.forget(join(environment.contentDir, file));
        const publication = await reader.read(environment);
        ways[publication.otherFiles === otherFiles ? 'short' : 'whole'] += 1; // a new list is made where all is read
        ({ otherFiles } = publication);
        expectSame(publication, await readPublication({ ...environment, includesDrafts: true }));
      }
    }),
    { numRuns: 40, seed: 11 },
  );
  expect(Object.values(ways)).not.toContain(0);
}, 120_000);
