import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { lookAtContent } from '../../../src/publish/unchanged/look-at-content.ts';
import { printBytes } from '../../../src/publish/unchanged/print-bytes.ts';
import { ageIndex, commit, git, makeRepository } from '../../index/git/git-paper.ts';
import { temporaryFolder } from '../../run-command.ts';

let source: string;
let root: string;
let contentDir: string;

/** More than are read sooner than Git is asked. */
const COUNT = 120;
const nameTopic = (number: number) => `topics/${number}.yaml`;

beforeAll(async () => {
  source = await makeRepository();
  mkdirSync(join(source, 'content/topics'));
  mkdirSync(join(source, 'content/images'));
  for (let number = 0; number < COUNT; number += 1) writeFileSync(join(source, 'content', nameTopic(number)), `_id: t${number}\nname: T\n`);
  writeFileSync(join(source, 'content/images/lamp.png'), 'lamp');
  commit(source);
});

beforeEach(async () => {
  root = await clone();
  contentDir = join(root, 'content');
});

const variables = { ...process.env };
afterEach(() => {
  Object.assign(process.env, variables);
});

async function clone(...words: string[]): Promise<string> {
  const folder = join(await temporaryFolder(), 'clone');
  git(source, ...words, 'clone', '-q', '--no-hardlinks', source, folder);
  ageIndex(folder);
  return folder;
}

const list = (folder: string) => {
  const { others, pictures } = lookAtContent(folder);
  return [...others, ...pictures.flat()];
};
const print = (folder: string) => printBytes(list(folder), folder);

it('copies have the same print as what they were made of, with and without Git', async () => {
  const known = await print(join(source, 'content'));
  expect(await print(contentDir)).toBe(known);
  rmSync(join(root, '.git'), { recursive: true });
  expect(await print(contentDir)).toBe(known);
  const other = join(await temporaryFolder(), 'other');
  cpSync(contentDir, other, { recursive: true });
  expect(await print(other)).toBe(known);
});

it('what Git says is not read, and no more than may be', async () => {
  const others = list(contentDir);
  expect(await printBytes(others, contentDir, 0)).toBe(await print(contentDir));
  utimesSync(join(contentDir, nameTopic(7)), new Date(), new Date());
  const touched = list(contentDir);
  expect(await printBytes(touched, contentDir, 0)).toBeUndefined();
  expect(await printBytes(touched, contentDir, 100)).toBe(await print(contentDir));
  process.env['PATH'] = '/nowhere';
  expect(await printBytes(others, contentDir, 100)).toBeUndefined();
});

const edit = (path: string) => {
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace('name: T', 'name: U'));
};

it.each<[string, () => unknown]>([
  ['other words of the same length', () => edit(join(contentDir, nameTopic(3)))],
  [
    'other words that Git was told not to look at',
    () => {
      git(contentDir, 'update-index', '--assume-unchanged', nameTopic(3));
      edit(join(contentDir, nameTopic(3)));
      ageIndex(root);
    },
  ],
  [
    'other words that are staged',
    () => {
      edit(join(contentDir, nameTopic(3)));
      git(contentDir, 'add', nameTopic(3));
      ageIndex(root);
    },
  ],
  ['a file that Git does not know', () => writeFileSync(join(contentDir, 'topics/new.yaml'), '')],
  ['a file less', () => rmSync(join(contentDir, nameTopic(3)))],
  ['a link', () => symlinkSync('lamp.png', join(contentDir, 'images/other.png'))],
  [
    'a link instead of a file',
    () => {
      rmSync(join(contentDir, 'images/lamp.png'));
      symlinkSync('../site.yaml', join(contentDir, 'images/lamp.png'));
    },
  ],
])('%s shows', async (_, change) => {
  const known = await print(contentDir);
  utimesSync(join(contentDir, nameTopic(7)), new Date(), new Date());
  expect(await print(contentDir)).toBe(known);
  await change();
  expect(await print(contentDir)).not.toBe(known);
});

it('line ends that Git converts show, also where the repository is the same', async () => {
  const known = await print(contentDir);
  const converted = await clone('-c', 'core.autocrlf=true');
  expect(readFileSync(join(converted, 'content', nameTopic(3)), 'utf8')).toContain('\r\n');
  const print1 = await print(join(converted, 'content'));
  expect(print1).not.toBe(known);
  rmSync(join(converted, '.git'), { recursive: true });
  expect(await print(join(converted, 'content'))).toBe(print1);
});
