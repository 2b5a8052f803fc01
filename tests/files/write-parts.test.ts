import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinParts, writeParts } from '../../src/files/write-parts.ts';
import { temporaryFolder } from '../run-command.ts';

describe('writeParts', () => {
  it('writes text and bytes one after another, over what was there', async () => {
    const path = join(await temporaryFolder(), 'page.html');
    for (const parts of [
      ['a longer beginning', Buffer.from('é'), 'ß'],
      ['“a”', new Uint8Array([98, 99]), ''],
      ['only'],
      [Buffer.from('ü')],
      [],
    ]) {
      writeParts(path, parts);
      expect(await readFile(path)).toEqual(joinParts(parts));
    }
  });

  it('names the file where the disk takes no more', () => {
    const long = 'a'.repeat(100_000);
    for (const parts of [[long], [long, Buffer.from(long)]]) {
      expect(() => writeParts('/dev/full', parts)).toThrow(expect.objectContaining({ code: 'ENOSPC', path: '/dev/full' }));
    }
  });
});
