import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether there is a Java, which the Nu Html Checker runs on; nothing of ours needs one. */
export const HAS_JAVA: boolean = spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

/** What the checker says and we don't follow. */
const NOT_FOLLOWED: readonly { message: RegExp; files?: RegExp; reason: string }[] = [
  {
    message:
      /^CSS: (?:“(?:line-clamp|contain-intrinsic-block-size|size-adjust|position-anchor)”: Property|“top”: “anchor|Unrecognized at-rule “@layer”|Unknown pseudo-element or pseudo-class “::details-content”|“background”: “oklch\(var\()/,
    reason: 'browsers know it, the checker does not yet',
  },
  { message: /^CSS: Parse Error/, reason: 'of CSS nesting, which it does not know; the bundler refuses what does not parse' },
  {
    message: /attribute on the “(?:body|table|td|img)” element is obsolete|^CSS: “(?:mso-hide|supported-color-schemes)”: Property/,
    files: /^newsletter\//,
    reason: 'mail programs know no other way',
  },
  { message: /Unicode (?:Normalization Form C|Private Use Area)/, reason: 'an author’s characters stay what they are' },
];

interface Message {
  type: 'error' | 'info' | 'non-document-error';
  url?: string;
  lastLine?: number;
  lastColumn?: number;
  message: string;
}

/** What it reads; told of a folder, it takes pictures for pages too. */
const CHECKED = /\.(?:html|svg|css)$/;

/**
 * What the Nu Html Checker, the W3C's own (https://validator.github.io/validator/), finds wrong with the pages, style sheets and
 * drawings of a folder, a line each: errors and warnings. 130 files take it 12 seconds of processor time.
 */
export function checkWithVnu(folder: string, isWanted: (file: string) => boolean = (file) => CHECKED.test(file)): string[] {
  const jar = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).filter(isWanted);
  const flags = ['--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg'];
  const { stdout, stderr, status } = spawnSync('java', ['-jar', jar, ...flags, ...files], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`the Nu Html Checker ended with ${status}: ${stderr}`);
  const messages = (JSON.parse(stdout) as { messages: Message[] }).messages.map(({ url = '', ...others }) => {
    return { ...others, file: url.startsWith('file:') ? relative(folder, fileURLToPath(url)) : url };
  });
  const isFollowed = (file: string, message: string) =>
    !NOT_FOLLOWED.some((said) => said.message.test(message) && (said.files?.test(file) ?? true));
  return messages
    .filter(({ file, message }) => isFollowed(file, message))
    .map(({ file, lastLine, lastColumn, type, message }) => {
      return `${file}:${lastLine}:${lastColumn} ${type === 'info' ? 'warning' : 'error'}: ${message}`;
    });
}
