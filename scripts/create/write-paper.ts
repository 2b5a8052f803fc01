import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Answers } from './ask-answers.ts';

/** A paper as it begins: files of a content folder, in which words in two braces are filled in. */
const TEMPLATES = join(import.meta.dirname, 'paper');

export interface PaperStart extends Answers {
  /** Its stories were published in the days before. */
  now: Date;
  timeZone: string;
}

/**
 * Writes `FOLDER/content`, first under another name: it is there whole or not at all.
 * @returns how many files it holds
 */
export async function writePaper(folder: string, start: PaperStart): Promise<number> {
  const staged = join(folder, `.content-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const entries = await readdir(TEMPLATES, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const { parentPath, name } of files) {
      const path = join(staged, parentPath.slice(TEMPLATES.length), name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, fillIn(await readFile(join(parentPath, name), 'utf8'), start), { flag: 'wx' });
    }
    // Fails where anything has come to lie there meanwhile.
    await rename(staged, join(folder, 'content'));
    return files.length;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

function fillIn(template: string, start: PaperStart): string {
  const values = listValues(start);
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the templates of a paper name {{${name}}}, which nothing fills in`);
    return value;
  });
}

function listValues({ name, language, address, now, timeZone }: PaperStart): Readonly<Record<string, string>> {
  const before = (hours: number) => `${new Date(now.getTime() - hours * 3600 * 1000).toISOString().slice(0, 16)}:00Z`;
  const toYaml = (text: string) => JSON.stringify(text);
  return {
    nameInQuotes: toYaml(name).slice(1, -1),
    nameInText: name.replace(/[\\`*_~[\]<>&|]/g, '\\$&'),
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
