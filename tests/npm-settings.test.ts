import { spawnSync } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ENGINE_DIR, temporaryFolder } from './run-command.ts';

/** A project with our settings of npm, whose one package wants a Node that nobody has. */
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  const project = { name: 'project', version: '1.0.0', dependencies: { picky: '1.0.0' } };
  const picky = { version: '1.0.0', engines: { node: '>=999' } };
  await copyFile(join(ENGINE_DIR, '.npmrc'), join(folder, '.npmrc'));
  await writeFile(join(folder, 'package.json'), JSON.stringify(project));
  const lock = { name: 'project', version: '1.0.0', lockfileVersion: 3, packages: { '': project, 'node_modules/picky': picky } };
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
});

const runNpm = (words: string[], cwd: string) => spawnSync('npm', words, { cwd, encoding: 'utf8' });

it('npm ci says nothing of packages that want another Node than npm runs on', () => {
  const words = ['ci', '--dry-run', '--offline', '--no-audit'];
  expect(runNpm(words, folder)).toMatchObject({ status: 0, stderr: '' });
  // The packages are what they seem.
  expect(runNpm([...words, '--loglevel=warn'], folder).stderr).toContain('EBADENGINE');
});

it('npm ci says what keeps it from installing', async () => {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'project', dependencies: { other: '1.0.0' } }));
  const { status, stderr } = runNpm(['ci', '--dry-run', '--offline'], folder);
  expect(status).toBe(1);
  expect(stderr).toContain('npm error');
});

it('our settings of npm name no registry', async () => {
  expect(await readFile(join(ENGINE_DIR, '.npmrc'), 'utf8')).not.toMatch(/registry|https?:/);
});
