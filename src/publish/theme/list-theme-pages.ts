import { join, sep } from 'node:path';
import { findRoute, standsAnywhere } from '../../routes.ts';
import { listThemeFiles } from './list-theme-files.ts';

/** Files below a folder of pages that Astro makes addresses of, with forward slashes. */
export function listPageFiles(names: readonly string[]): string[] {
  return names
    .map((name) => name.split(sep).join('/'))
    .filter((name) => /\.(?:astro|mdx?|html|ts|js)$/.test(name) && !/(?:^|\/)[_.]/.test(name));
}

/** The address of a file of pages, as in `/topics/[topic]`; `/` for the first one. */
export function namePattern(file: string): string {
  return `/${file.replace(/\.\w+$/, '').replace(/(?:^|\/)index$/, '')}`;
}

/** The pages that a theme brings besides ours and that have one address each, as in `THEME_PAGES`. */
export function listThemePages(themeDir: string | undefined): string[] {
  if (themeDir === undefined) return [];
  const names = listThemeFiles(join(themeDir, 'pages')).flatMap(({ name, isRegular }) => (isRegular ? [name] : []));
  const pages = listPageFiles(names).filter((name) => !/\.(?:ts|js)$/.test(name) && !name.includes('['));
  return pages.map((name) => `${namePattern(name).slice(1)}/`).filter((address) => !isOurs(address));
}

function isOurs(address: string): boolean {
  const route = address === '/' ? undefined : findRoute(`${address}index.html`);
  return address === '/' || (route !== undefined && !standsAnywhere(route));
}
