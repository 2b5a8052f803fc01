import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../run-command.ts';
import { writeArticle } from '../read-paper.ts';

/** More than are read sooner than Git is asked. */
export const COUNT = 130;

/** Runs Git as its user does, with no settings but those of the repository. */
export function git(folder: string, ...words: string[]): string {
  const { GIT_DIR: _dir, GIT_INDEX_FILE: _index, ...inherited } = process.env;
  const env = { ...inherited, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_ALLOW_PROTOCOL: 'file' };
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, ...words], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export function nameArticle(number: number): string {
  return `news/${String(number).padStart(3, '0')}.md`;
}

/** A repository with a paper in `content/`, all of it committed. @param words for `git init` */
export async function makeRepository(...words: string[]): Promise<string> {
  const folder = join(await temporaryFolder(), 'repository');
  mkdirSync(join(folder, 'content/news'), { recursive: true });
  git(folder, 'init', '-q', ...words);
  for (let number = 0; number < COUNT; number += 1)
    writeFileSync(join(folder, 'content', nameArticle(number)), writeArticle(`Story ${number}`, 'Some words, and «ünïcödé».'));
  commit(folder);
  return folder;
}

export function commit(folder: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'A change');
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/**
 * A fresh clone, with a copy of the cache where there is one. Its index is as old as that of a paper whose checkout takes a while: of files
 * of the same instant Git's index says nothing.
 * @param words for `git`, before `clone`
 */
export async function clone(repository: string, cacheDir: string, ...words: string[]) {
  const folder = await temporaryFolder();
  const root = join(folder, 'clone');
  git(folder, ...words, 'clone', '-q', '--no-hardlinks', repository, root);
  ageIndex(root);
  cpSync(cacheDir, join(folder, 'cache'), { recursive: true });
  return { root, contentDir: join(root, 'content'), cacheDir: join(folder, 'cache') };
}

/** @param root of a work tree whose `.git` is a folder */
export function ageIndex(root: string, path = join(root, '.git/index')): void {
  const later = new Date(Date.now() + 1000);
  utimesSync(path, later, later);
}

/** Names a program wherever a repository's settings may name one. @returns what is there once one of them has run */
export async function plantPrograms(root: string): Promise<string> {
  const folder = await temporaryFolder();
  const [program, mark] = [join(folder, 'program'), join(folder, 'mark')];
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> "${mark}"\n`);
  chmodSync(program, 0o755);
  mkdirSync(join(folder, 'hooks'));
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout']) cpSync(program, join(folder, 'hooks', hook));
  const settings = ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor', 'diff.external', 'diff.x.command', 'diff.x.textconv'];
  const filters = ['filter.x.clean', 'filter.x.smudge', 'filter.x.process', 'filter.y z.clean'];
  for (const name of [...settings, ...filters]) git(root, 'config', name, program);
  git(root, 'config', 'core.hooksPath', join(folder, 'hooks'));
  git(root, 'config', 'filter.x.required', 'true');
  return mark;
}
