import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Headlines are the authors' and are not cut.
    'long-title': 'off',
    // Astro writes `<!DOCTYPE html>`.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
  },
});

/** What is wrong with the HTML files of a folder, a line each. */
export async function checkHtml(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'));
  const reports = await Promise.all(names.map(async (name) => ({ name, report: await validator.validateFile(join(folder, name)) })));
  return reports.flatMap(({ name, report }) =>
    report.results.flatMap(({ messages }) =>
      messages.map(
        ({ line, column, message, ruleId }) => `${relative(folder, join(folder, name))}:${line}:${column} ${message} (${ruleId})`,
      ),
    ),
  );
}
