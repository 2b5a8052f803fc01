import { existsSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { parseBasePath, parseSiteUrl } from '../content/fields/site/parse-site-values.ts';
import type { SettingOverrides } from '../content/fields/site/site-settings.ts';
import { ENGINE_DIR, findCacheDir } from './engine-code.mjs';
import { UsageError } from './usage-error.ts';

export interface Environment {
  /** Where the command was called; messages name files from here. */
  workingDir: string;
  /** Absolute paths. */
  contentDir: string;
  outDir: string;
  cacheDir: string;
  /** Its files are copied to the root of the site. */
  publicDir: string;
  /** Code for a look of the paper's own; undefined where it has none. */
  themeDir: string | undefined;
  /** What counts as now. */
  now: Date;
  /** True fetches nothing. */
  isOffline: boolean;
  overrides: SettingOverrides;
}

/** Is copied to the root of every site. */
export const PUBLIC_DIR = resolve(ENGINE_DIR, 'public');

/**
 * What the environment asks for. Relative paths start at the working directory.
 * @throws {UsageError} if a variable makes no sense
 */
export function readEnvironment(variables: NodeJS.ProcessEnv, workingDir: string): Environment {
  const folder = (name: string, fallback: string) => resolve(workingDir, variables[name] || fallback);
  const environment: Environment = {
    workingDir,
    contentDir: folder('CONTENT_DIR', 'content'),
    outDir: folder('OUT_DIR', 'dist'),
    cacheDir: findCacheDir(variables, workingDir),
    publicDir: PUBLIC_DIR,
    themeDir: variables['THEME_DIR'] ? folder('THEME_DIR', '') : findTheme(resolve(workingDir, 'theme')),
    now: readClock(variables['SOURCE_DATE_EPOCH']),
    isOffline: readSwitch('OFFLINE', variables['OFFLINE']),
    overrides: readOverrides(variables),
  };
  checkFolders(environment);
  return environment;
}

function readClock(seconds: string | undefined): Date {
  if (!seconds) return new Date();
  const clock = new Date(Number(seconds) * 1000);
  if (/^\d+$/.test(seconds) && !Number.isNaN(clock.getTime())) return clock;
  throw new UsageError(
    `SOURCE_DATE_EPOCH must be whole seconds since 1970, found "${seconds}"; write for example SOURCE_DATE_EPOCH=1767225600`,
  );
}

function readSwitch(name: string, value: string | undefined): boolean {
  if (!value || value === '0') return false;
  if (value === '1') return true;
  throw new UsageError(`${name} must be 1 or 0, found "${value}"; write for example ${name}=1`);
}

function readOverrides({ SITE_URL, BASE_PATH }: NodeJS.ProcessEnv): SettingOverrides {
  const site = SITE_URL ? parseSiteUrl(SITE_URL) : { url: undefined };
  if ('fault' in site) {
    const found = site.isSecret ? '' : `, found "${SITE_URL}"`;
    const mend = site.mend?.replace('base', 'BASE_PATH') ?? '';
    throw new UsageError(`SITE_URL ${site.fault}${found}; ${mend}write for example SITE_URL=https://example.com`);
  }
  const path = BASE_PATH ? parseBasePath(BASE_PATH) : { base: undefined };
  if ('fault' in path) throw new UsageError(`BASE_PATH ${path.fault}, found "${BASE_PATH}"; write for example BASE_PATH=/news/`);
  return { ...site, ...path };
}

/** What a theme is made of. A folder with none of it, such as that of a new paper, is no theme. */
const THEME_PARTS = ['theme.css', 'components', 'pages', 'public', 'words'];

function findTheme(folder: string): string | undefined {
  return THEME_PARTS.some((name) => existsSync(join(folder, name))) ? folder : undefined;
}

function findFolder(path: string): string | undefined {
  return existsSync(path) && statSync(path).isDirectory() ? path : undefined;
}

function checkFolders({ contentDir, outDir, cacheDir, themeDir }: Environment): void {
  if (findFolder(contentDir) === undefined) {
    throw new UsageError(`CONTENT_DIR is no folder: ${contentDir}; create it, or name the folder that holds news/`);
  }
  const file = [cacheDir, outDir].find((folder) => existsSync(folder) && !statSync(folder).isDirectory());
  if (file) throw new UsageError(`CACHE_DIR and OUT_DIR must be folders, found a file: ${file}; choose another name`);
  if (themeDir !== undefined && findFolder(themeDir) === undefined) {
    throw new UsageError(`THEME_DIR is no folder: ${themeDir}; create it, or leave THEME_DIR out`);
  }
  if (themeDir !== undefined && isInside(themeDir, contentDir)) {
    throw new UsageError(`THEME_DIR must not lie in CONTENT_DIR: ${themeDir}; nothing there is run, so put the theme beside it`);
  }
  if (isInside(contentDir, cacheDir)) throw new UsageError(`CACHE_DIR must not hold CONTENT_DIR: ${cacheDir}; choose a folder of its own`);
  const ofTheme = themeDir === undefined ? [] : [themeDir];
  const clash = [contentDir, ENGINE_DIR, cacheDir, ...ofTheme].find((folder) => isInside(folder, outDir));
  if (clash) throw new UsageError(`OUT_DIR must not hold ${clash}, which building would delete: ${outDir}; choose an empty folder`);
  const host = [contentDir, resolve(ENGINE_DIR, 'src'), PUBLIC_DIR, cacheDir, ...ofTheme].find((folder) => isInside(outDir, folder));
  if (host) throw new UsageError(`OUT_DIR must not lie in ${host}: ${outDir}; choose another folder`);
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
