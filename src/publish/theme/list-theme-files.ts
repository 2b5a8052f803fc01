import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { type ListedFile, listFiles } from '../../files/list-files.ts';
import { compareText } from '../../text/compare-text.ts';

/** The files of a theme, but for hidden ones and packages; sorted by their names. */
export function listThemeFiles(themeDir: string): ListedFile[] {
  return listFiles(themeDir)
    .filter(({ name, isRegular }) => isRegular && !name.split(sep).some((part) => part.startsWith('.') || part === 'node_modules'))
    .toSorted((a, b) => compareText(a.name, b.name));
}

/** A hash of all that a theme holds. */
export function hashTheme(themeDir: string): string {
  return hash('sha256', JSON.stringify(listThemeFiles(themeDir).map(({ name, path }) => [name, hash('sha256', readFileSync(path))])));
}
