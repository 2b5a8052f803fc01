import { globSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The files of our code. The benchmark's sites of other generators are none, and neither are packages that it installed. */
export function listCode(folder: string): string[] {
  const exclude = ['scripts/bench/sites/**', 'scripts/bench/node_modules/**'];
  return globSync(['astro.config.mjs', '{src,scripts}/**/*.{ts,js,astro,css}'], { cwd: folder, exclude }).toSorted();
}

/**
 * Copies our code to where dependency-cruiser can read it: it knows no .astro files
 * (https://github.com/sverweij/dependency-cruiser/issues/1007), so each becomes a .ts of its front matter and scripts. Style
 * sheets stay empty, since only the way to them counts.
 * @param packages the folder of installed packages: without it, imports of them don't tell types from values
 * @returns the files that code starts by their address, as threads and processes
 */
export async function mirrorCode(from: string, to: string, packages: string): Promise<string[]> {
  const threads: string[] = [];
  for (const file of listCode(from)) {
    const text = await readFile(join(from, file), 'utf8');
    const copy = join(to, nameCopy(file));
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, file.endsWith('.css') ? '' : copyCode(file, text));
    threads.push(...[...text.matchAll(/new URL\('(\.[^']+\.ts)', import\.meta\.url\)/g)].map(([, name = '']) => join(dirname(file), name)));
  }
  await symlink(packages, join(to, 'node_modules'));
  return threads;
}

function nameCopy(file: string): string {
  return file.replace(/\.astro$/, '.astro.ts');
}

/** The file that a copy stands for. */
export function nameOriginal(copy: string): string {
  return copy.replace(/\.astro\.ts$/, '.astro');
}

function copyCode(file: string, text: string): string {
  const code = file.endsWith('.astro') ? readAstro(text) : text;
  return code.replace(/(?<=['"]\.{1,2}\/[^'"\n]*)\.astro(?=['"])/g, '.astro.ts').replace(/\?(?:url|raw)(?=['"])/g, '');
}

function readAstro(text: string): string {
  const frontMatter = /^---\n(.*?)\n---/s.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script);
  return [frontMatter, ...scripts].join('\n');
}
