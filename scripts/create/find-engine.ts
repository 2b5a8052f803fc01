import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ENGINE_DIR, IS_PACKAGE } from '../../src/command/engine-code.mjs';

/** What npm notes of the packages that it installed, in its hidden lockfile. */
interface Installed {
  packages: Readonly<Record<string, { version: string; resolved?: string }>>;
}

/**
 * What a paper's `package.json` says so that npm installs this engine: its version, or where it came from if that is no registry.
 * @param folder of the paper; a file is named from there
 */
export function findEngine(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(ENGINE_DIR, 'package.json'), 'utf8')) as { name: string; version: string };
  const nameFile = (path: string) => `file:${relative(folder, path).split(sep).join('/')}`;
  if (!IS_PACKAGE) return nameFile(ENGINE_DIR);
  const modules = dirname(ENGINE_DIR);
  const lock = join(modules, '.package-lock.json');
  const { resolved = '' } = existsSync(lock)
    ? ((JSON.parse(readFileSync(lock, 'utf8')) as Installed).packages[`node_modules/${name}`] ?? {})
    : {};
  if (resolved.startsWith('file:')) return nameFile(resolve(dirname(modules), resolved.slice('file:'.length)));
  return resolved.startsWith('git') ? resolved : `^${version}`;
}
