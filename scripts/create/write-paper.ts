import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Answers } from './ask-answers.ts';

/** A paper's repository as it begins, in which words in two braces are filled in. */
const TEMPLATES = join(import.meta.dirname, 'repository');

/** npm leaves files of these names out of a package. */
const DOTTED: Readonly<Record<string, string>> = { gitignore: '.gitignore', npmrc: '.npmrc' };

export interface PaperStart extends Answers {
  /** Its stories were published in the days before. */
  now: Date;
  timeZone: string;
  /** What its `package.json` says of the engine: a version, or where it comes from. */
  engine: string;
}

/** What was written. */
export interface WrittenPaper {
  files: number;
  /** Names in the folder that were there before, and are as they were. */
  kept: string[];
}

/** Writes a repository, first under another name: each folder in it is there whole or not at all. */
export async function writePaper(folder: string, start: PaperStart): Promise<WrittenPaper> {
  const staged = join(folder, `.broadsheet-${process.pid}`);
  const values = listValues(start, basename(folder));
  const kept: string[] = [];
  await mkdir(folder, { recursive: true });
  try {
    const entries = await readdir(TEMPLATES, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const { parentPath, name } of files) {
      const path = join(staged, relative(TEMPLATES, parentPath), DOTTED[name] ?? name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, fillIn(await readFile(join(parentPath, name), 'utf8'), values), { flag: 'wx' });
    }
    for (const name of (await readdir(staged)).toSorted()) {
      // Fails for a folder where anything has come to lie there meanwhile.
      if (name === 'content' || !existsSync(join(folder, name))) await rename(join(staged, name), join(folder, name));
      else kept.push(name);
    }
    return { files: files.length - kept.length, kept };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the templates of a paper name {{${name}}}, which nothing fills in`);
    return value;
  });
}

function listValues({ name, language, address, now, timeZone, engine }: PaperStart, folder: string): Readonly<Record<string, string>> {
  const before = (hours: number) => `${new Date(now.getTime() - hours * 3600 * 1000).toISOString().slice(0, 16)}:00Z`;
  const toYaml = (text: string) => JSON.stringify(text);
  return {
    nameInQuotes: toYaml(name).slice(1, -1),
    nameInText: name.replace(/[\\`*_~[\]<>&|]/g, '\\$&'),
    packageName:
      folder
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'paper',
    engineInQuotes: toYaml(engine).slice(1, -1),
    language,
    // The stories are, whatever the paper's language.
    inEnglish: /^en\b/.test(language) ? '' : '\nlanguage: en',
    timeZone,
    address: address
      ? `url: ${toYaml(address.url)}\n\n# The path below it.\nbase: ${address.base}`
      : '# url: https://example.com\n\n# The path below it.\nbase: /',
    anHourAgo: before(1),
    yesterday: before(26),
    theDayBefore: before(51),
  };
}
