import { appendFile, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isWholeFolder, sealFolder } from '../../src/files/seal-folder.mjs';
import { temporaryFolder } from '../run-command.ts';

async function makeBundle(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'files/assets'), { recursive: true });
  await writeFile(join(folder, 'files/assets/a.js'), 'alert(1)');
  await writeFile(join(folder, 'styles.json'), '[]');
  sealFolder(folder);
  return folder;
}

it('a sealed bundle is whole', async () => {
  expect(isWholeFolder(await makeBundle())).toBe(true);
});

it.each<[string, (folder: string) => Promise<unknown>]>([
  ['lost a file', (folder) => rm(join(folder, 'files/assets/a.js'))],
  ['has a file that is cut off', (folder) => truncate(join(folder, 'styles.json'), 1)],
  ['has a file with other bytes', (folder) => appendFile(join(folder, 'files/assets/a.js'), ' ')],
  ['has a file of somebody else', (folder) => writeFile(join(folder, 'files/b.js'), '')],
  ['has a link', (folder) => symlink('/etc/hostname', join(folder, 'files/b.txt'))],
  ['lost its seal', (folder) => rm(join(folder, 'seal'))],
  ['has another seal', (folder) => writeFile(join(folder, 'seal'), 'x')],
  ['has a folder for a seal', (folder) => rm(join(folder, 'seal')).then(() => mkdir(join(folder, 'seal')))],
  ['is empty', (folder) => rm(folder, { recursive: true }).then(() => mkdir(folder))],
  ['is a file', (folder) => rm(folder, { recursive: true }).then(() => writeFile(folder, 'x'))],
  ['is a link that leads nowhere', (folder) => rm(folder, { recursive: true }).then(() => symlink('nowhere', folder))],
  ['is gone', (folder) => rm(folder, { recursive: true })],
])('a bundle is not whole that %s', async (_, harm) => {
  const folder = await makeBundle();
  await harm(folder);
  expect(isWholeFolder(folder)).toBe(false);
});
