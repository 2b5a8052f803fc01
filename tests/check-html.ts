import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

/** What is wrong with the HTML files of a folder, a line each. */
export async function checkHtml(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.html'),
  );
  const faults: string[] = [];
  for (const { parentPath, name } of entries) {
    const path = join(parentPath, name);
    const { results } = await validator.validateFile(path);
    const messages = results.flatMap((result) => result.messages);
    faults.push(
      ...messages.map(({ line, column, message, ruleId }) => `${relative(folder, path)}:${line}:${column} ${message} (${ruleId})`),
    );
  }
  return faults;
}
