import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledEngine } from '../../command/compiled-engine.ts';
import { ASTRO_ROOT, hashBelow, hashCode, IS_PACKAGE } from '../../command/engine-code.mjs';
import type { Site } from '../../site.ts';
import { hashTheme, hashThemeWords } from '../theme/list-theme-files.ts';

/** What a site is made of besides its paper, as it was when the command began. */
export interface SiteCode {
  /** `code` of `hashCode`, and the theme's words: decides on what is known of the paper. */
  engine: string;
  /** The same with the theme's: decides on every page. */
  pages: string;
  /** See `Environment`. */
  themeDir: string | undefined;
  /** Whether the engine is a package, with pages as it brings them. */
  isPacked: boolean;
}

export function readSiteCode({ themeDir }: Pick<SiteCode, 'themeDir'>): SiteCode {
  const code = compiledEngine()?.code ?? hashCode().code;
  const words = themeDir === undefined ? [] : hashThemeWords(themeDir);
  const engine = words.length === 0 ? code : hash('sha256', JSON.stringify([code, words]));
  const own = [...(themeDir === undefined ? [] : [hashTheme(themeDir)]), ...hashSettings()];
  const pages = own.length === 0 ? engine : hash('sha256', JSON.stringify([engine, ...own]));
  return { engine, pages, themeDir, isPacked: IS_PACKAGE && own.length === 0 };
}

/** The names that Astro knows, in its order. */
const ASTRO_SETTINGS = ['mjs', 'js', 'ts', 'mts'].map((ending) => `astro.config.${ending}`);

/** Of Astro's settings of the paper's own, where it has some. */
function hashSettings(): string[] {
  if (!IS_PACKAGE) return []; // among the code
  const file = ASTRO_SETTINGS.map((name) => join(ASTRO_ROOT, name)).find((path) => existsSync(path));
  return file === undefined ? [] : [hash('sha256', readFileSync(file))];
}

/** A hash of what Astro makes a bundle of: besides the code what it copies, and where the theme lies, since errors name its files. */
export function hashBundle({ pages, themeDir }: SiteCode): string {
  return hash('sha256', JSON.stringify([pages, themeDir, hashBelow('public')])).slice(0, 32);
}

/**
 * A hash of what every page is made of and none asks for: besides the code `site.yaml` with what the environment overrides, and
 * what no function of `Site` is.
 */
export function hashEngine({ pages }: Pick<SiteCode, 'pages'>, site: Site): string {
  const { settings, words, themeStyles, logo, icon, drawnTitle } = site;
  const look = [themeStyles.hash, logo?.light, logo?.dark, icon?.light, icon?.dark, drawnTitle];
  return hash('sha256', JSON.stringify([pages, settings, words, look]));
}
