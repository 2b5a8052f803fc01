import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';

/** White space at the end of a line is an author's own, and harms nobody. */
const RULES = { 'no-trailing-whitespace': 'off' } as const;

const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: RULES });

/** Issues of the newsletter are written for mail programs, which know only what is deprecated elsewhere. */
const mailValidator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    ...RULES,
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'no-conditional-comment': 'off',
    'presentation-role-style': 'off',
  },
});
const ISSUE = /^newsletter\/\d{4}-\d{2}-\d{2}\//;

/** What is wrong with the HTML files of a folder, a line each. @param paths of the files within the folder; left out, all */
export async function checkHtml(folder: string, paths?: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths ?? (await listPages(folder))) {
    const { results } = await (ISSUE.test(path) ? mailValidator : validator).validateFile(join(folder, path));
    const messages = results.flatMap((result) => result.messages);
    faults.push(...messages.map(({ line, column, message, ruleId }) => `${path}:${line}:${column} ${message} (${ruleId})`));
    // The validator reads on after a page's end, and so do browsers, which move it into the body.
    if (!/<\/html>\s*$/.test(await readFile(join(folder, path), 'utf8'))) faults.push(`${path} goes on after </html>`);
  }
  return faults;
}

async function listPages(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  return pages.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}
