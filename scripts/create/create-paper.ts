import { resolve } from 'node:path';
import type { Flags } from '../../src/command/flags.ts';
import { nameFolder } from '../../src/command/report-problems.ts';
import { UsageError } from '../../src/command/usage-error.ts';
import { askAnswers } from './ask-answers.ts';
import { refuseFolder } from './refuse-folder.ts';
import { writePaper } from './write-paper.ts';

/** `npm run create`: from a folder's name to a paper that builds. @returns the exit status */
export async function createPaper(flags: Flags, workingDir: string): Promise<number> {
  const given = flags.get('FOLDER');
  if (!given) throw new UsageError('npm run create needs the folder to write to; write for example npm run create -- my-paper');
  const folder = resolve(workingDir, given);
  refuseFolder(folder);
  const answers = await askAnswers(flags);
  const files = await writePaper(folder, { ...answers, now: new Date(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone });
  const name = nameFolder(folder, workingDir);
  console.log(`
${name}content/ holds ${answers.name}: ${files} files, three stories among them. See it, with every change as you save it:

  CONTENT_DIR=${quote(`${name}content`)} npm run dev

Build it:

  CONTENT_DIR=${quote(`${name}content`)} OUT_DIR=${quote(`${name}dist`)} npm run build

Then fill in pages/imprint.md and pages/about.md, and write over the stories in news/. docs/writing.md and
docs/configuring.md say what else there is.`);
  return 0;
}

/** As a shell takes it for one word. */
function quote(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
