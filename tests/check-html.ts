import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });

/** Issues of the newsletter are written for mail programs, which know only what is deprecated elsewhere. */
const mailValidator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'no-conditional-comment': 'off',
    'presentation-role-style': 'off',
  },
});
const ISSUE = /^newsletter\/\d{4}-\d{2}-\d{2}\//;

/** What is wrong with the HTML files of a folder, a line each. */
export async function checkHtml(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.html'),
  );
  const faults: string[] = [];
  for (const { parentPath, name } of entries) {
    const path = join(parentPath, name);
    const { results } = await (ISSUE.test(relative(folder, path)) ? mailValidator : validator).validateFile(path);
    const messages = results.flatMap((result) => result.messages);
    faults.push(
      ...messages.map(({ line, column, message, ruleId }) => `${relative(folder, path)}:${line}:${column} ${message} (${ruleId})`),
    );
  }
  return faults;
}
