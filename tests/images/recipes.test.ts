import { execFile } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_DIR, temporaryFolder } from '../run-command.ts';

/** Of a copy of the engine: what it keeps a picture, a drawing and an SVG under. */
interface Names {
  encoding: string;
  social: string;
  svg: string;
}

const PRINT_NAMES = `
import { describeEncoding } from './src/images/encode/describe-encoding.ts';
import { bindSourceHash } from './src/images/encode/hash-source.ts';
import { drawPlaceholder } from './src/images/draw/draw-placeholder.ts';
import { prepareSocialImages } from './src/images/draw/prepare-social-images.ts';
import { COLOURS } from './src/theme/colours.ts';
const encoding = describeEncoding({ avif: { quality: 50, effort: 2 }, webp: { quality: 70, effort: 2 }, jpeg: { quality: 76 } });
const drawing = { name: 'Science', isSite: false, footing: 'The Paper', picture: drawPlaceholder('science', ''), colours: COLOURS };
const { jobs } = await prepareSocialImages('drawings', new Map([['social:topics/science', drawing]]));
console.log(JSON.stringify({ encoding, social: jobs[0].path, svg: bindSourceHash()(Buffer.from('<svg/>')) }));
`;

/** @param from what is replaced in a file of the engine */
async function printNames(file?: string, from = '', to = ''): Promise<Names> {
  const folder = await temporaryFolder();
  await cp(join(ENGINE_DIR, 'src'), join(folder, 'src'), { recursive: true });
  await cp(join(ENGINE_DIR, 'package.json'), join(folder, 'package.json'));
  await symlink(join(ENGINE_DIR, 'node_modules'), join(folder, 'node_modules'));
  if (file) {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', PRINT_NAMES], { cwd: folder });
  return JSON.parse(stdout);
}

describe('what the cache keeps', () => {
  let before: Names;
  beforeAll(async () => {
    before = await printNames();
  });

  it('of a picture is made anew if the code that encodes it changes, and of nothing else', async () => {
    const changed = await printNames('src/images/encode/encode-picture.ts', "chromaSubsampling: '4:2:0'", "chromaSubsampling: '4:4:4'");
    expect(changed).toEqual({ ...before, encoding: expect.not.stringContaining(before.encoding) });
  });

  it('of an SVG is made anew if the code that sanitises it changes, and of nothing else', async () => {
    const changed = await printNames('src/images/svg/sanitise-svg.ts', 'MAX_DEPTH = 200', 'MAX_DEPTH = 100');
    expect(changed).toEqual({ ...before, svg: expect.not.stringContaining(before.svg) });
  });

  it.each([
    ['the code', 'src/images/draw/draw-social-image.ts', 'RULE = 4', 'RULE = 5'],
    ['a colour', 'src/theme/colours.ts', '#15171a', '#000000'],
  ])('of a social image is drawn anew if %s changes, and of nothing else', async (_, file, from, to) => {
    expect(await printNames(file, from, to)).toEqual({ ...before, social: expect.not.stringContaining(before.social) });
  });

  it.each(['encode/encode-picture.ts', 'svg/sanitise-svg.ts', 'draw/draw-social-image.ts'])(
    'stays where a comment of %s has other words',
    async (file) => {
      expect(await printNames(`src/images/${file}`, '/** ', '/** In other words: ')).toEqual(before);
    },
  );
});
