import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { KnownFailure } from '../../../src/command/known-failure.ts';
import { refuseCopies } from '../../../src/publish/output/refuse-hidden-pages.ts';
import { temporaryFolder } from '../../run-command.ts';

const MADE = ['robots.txt', 'index.html', 'news/2026-01-04-video/index.html', 'topics/index.html', 'topics/science/index.html'];

async function makePublic(paths: readonly string[]): Promise<string> {
  const publicDir = join(await temporaryFolder(), 'public');
  for (const path of paths) {
    await mkdir(dirname(join(publicDir, path)), { recursive: true });
    await writeFile(join(publicDir, path), 'copied');
  }
  return publicDir;
}

/** What a build says of an engine's `public/`. That it writes nothing then, a test of a theme's shows. */
async function readRefusal(paths: readonly string[]): Promise<string> {
  const publicDir = await makePublic(paths);
  try {
    refuseCopies({ publicDir, themeDir: undefined, workingDir: dirname(publicDir) }, MADE, []);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(KnownFailure);
    return (error as Error).message;
  }
}

it('public/ must not hide what the site makes itself: both are named', async () => {
  const video = 'news/2026-01-04-video/index.html';
  const told = await readRefusal(['robots.txt', video, 'news/to-come/index.html', '_headers', 'topics', 'ads.txt', 'docs/index.html']);
  expect(told.split('\n').toSorted()).toEqual([
    '  public/_headers stands where the site has /_headers',
    `  public/${video} hides ${video}`,
    '  public/news/to-come/index.html stands where the site has /news/[slug]/',
    '  public/robots.txt hides robots.txt',
    expect.stringMatching(/^ {2}public\/topics hides topics\/.+$/),
    'Files that are copied hide what the site makes itself:',
    'Nothing was written. Remove these files from public/, or give them other names.',
  ]);
});

it('public/ may have files that the site has none of', async () => {
  expect(await readRefusal(['ads.txt', 'docs/index.html', '.well-known/security.txt'])).toBe('');
});
