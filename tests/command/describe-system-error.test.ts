import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeSystemError } from '../../src/command/describe-system-error.ts';
import { nameFile } from '../../src/files/name-file.ts';
import { temporaryFolder } from '../run-command.ts';

const catchError = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => undefined,
    (error: unknown) => error,
  );

it.each<[string, (folder: string) => Promise<unknown>, string]>([
  [
    'a file for a folder',
    (folder) => writeFile(join(folder, 'a'), '').then(() => readdir(join(folder, 'a'))),
    'can’t list …/a: there is a file where a folder is expected (ENOTDIR); rename or remove it',
  ],
  [
    'a folder for a file',
    (folder) => mkdir(join(folder, 'a')).then(() => writeFile(join(folder, 'a'), '')),
    'can’t open …/a: there is a folder where a file is expected (EISDIR); rename or remove it',
  ],
  [
    'links in a circle',
    (folder) => symlink('a', join(folder, 'a')).then(() => readFile(join(folder, 'a'))),
    'can’t open …/a: links lead in a circle there (ELOOP); remove one of them',
  ],
  [
    'a link that leads nowhere',
    (folder) => symlink('b', join(folder, 'a')).then(() => mkdir(join(folder, 'a'))),
    'can’t make the folder …/a: something else stands there (EEXIST); rename or remove it',
  ],
])('says what is wrong with %s, and how to mend it', async (_, work, message) => {
  const folder = await temporaryFolder();
  const error = await catchError(() => work(folder));
  expect(describeSystemError(error)?.replace(folder, '…').replace("can't", 'can’t')).toBe(message);
  expect(describeSystemError(new Error('around it', { cause: error }))).toBe(describeSystemError(error));
});

it.runIf(process.platform === 'linux')('names the file that a full disk cut off, though the system does not', () => {
  let error: unknown;
  try {
    writeFileSync('/dev/full', 'x');
  } catch (caught) {
    error = nameFile(caught as NodeJS.ErrnoException, '/site/index.html');
  }
  expect(describeSystemError(error)).toBe(
    "can't write /site/index.html: the disk is full (ENOSPC); make room on it, or choose a folder on another disk",
  );
});

it('knows nothing of an error of ours', () => {
  expect(describeSystemError(new TypeError('x is not a function'))).toBeUndefined();
  expect(describeSystemError(Object.assign(new Error('no such module'), { code: 'ERR_MODULE_NOT_FOUND' }))).toBeUndefined();
  expect(describeSystemError('text')).toBeUndefined();
});
