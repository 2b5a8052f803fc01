import { resolve } from 'node:path';
import type { Flags } from '../../src/command/flags.ts';
import { nameFolder } from '../../src/command/report-problems.ts';
import { UsageError } from '../../src/command/usage-error.ts';
import { askAnswers } from './ask-answers.ts';
import { findEngine } from './find-engine.ts';
import { refuseFolder } from './refuse-folder.ts';
import { writePaper } from './write-paper.ts';

/** `npm run create`: from a folder's name to a repository that builds. @returns the exit status */
export async function createPaper(flags: Flags, workingDir: string): Promise<number> {
  const given = flags.get('FOLDER');
  if (!given) throw new UsageError('npm run create needs the folder to write to; write for example npm run create -- my-paper');
  const folder = resolve(workingDir, given);
  refuseFolder(folder);
  const answers = await askAnswers(flags);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const engine = flags.get('engine') || findEngine(folder);
  const { files, kept } = await writePaper(folder, { ...answers, now: new Date(), timeZone, engine });
  const name = nameFolder(folder, workingDir);
  console.log(`
${name} holds ${answers.name}: ${files} files, three stories among them.${describeKept(kept, engine)} See it, with every change as you save it:

  cd ${quote(name)} && npm install && npm run dev

Build it:

  npm run build

Then fill in content/pages/imprint.md and content/pages/about.md, and write over the stories in content/news/. What else there is stands in
node_modules/broadsheet/docs/: writing.md, configuring.md and theming.md.`);
  return 0;
}

function describeKept(kept: readonly string[], engine: string): string {
  if (kept.length === 0) return '';
  const mend = kept.includes('package.json') ? ` Put "broadsheet": "${engine}" among the dependencies of package.json.` : '';
  return ` There before, and as it was: ${kept.join(', ')}.${mend}`;
}

/** As a shell takes it for one word. */
function quote(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
