// Runs a command: `node scripts/run.mjs build --verbose`. Commands are compiled to few files of JavaScript, once for each state of the code:
// to load our modules and those of packages one by one took a third of a short build.
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMMANDS_DIR, COMPILE_CACHE_DIR, hashCode } from '../src/command/engine-code.mjs';
import { isWholeFolder } from '../src/files/seal-folder.mjs';

// Here, and in the threads and processes that a command starts.
enableCompileCache(COMPILE_CACHE_DIR);
process.env['NODE_COMPILE_CACHE'] ??= COMPILE_CACHE_DIR;

const [name = ''] = process.argv.splice(2, 1);
const commands = readdirSync(import.meta.dirname).flatMap((file) => (file.endsWith('.ts') ? file.slice(0, -3) : []));
if (!commands.includes(name)) {
  console.error(`there is no command "${name}"; commands are: ${commands.join(', ')}`);
  process.exit(2);
}
const { code, commands: hash } = hashCode();
const folder = join(COMMANDS_DIR, hash);
const compiled = await openCompiled();
// The one module variable that all of them share, since what is compiled holds copies of modules.
if (compiled) globalThis.broadsheetCompiled = { folder, code };
const file = join(folder, `scripts.${name}.js`);
await import(pathToFileURL(compiled && existsSync(file) ? file : join(import.meta.dirname, `${name}.ts`)).href);

/** @returns false where it can't be compiled; then the sources are run, and say what is wrong with them */
async function openCompiled() {
  if (isWholeFolder(folder)) {
    markUsed();
    return true;
  }
  const { compileCommands } = await import('./compile/compile-commands.ts');
  return compileCommands(folder, commands).then(
    () => true,
    () => false,
  );
}

/** So that nobody removes it as an old one while this command runs. */
function markUsed() {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch {
    // of another user, or on a disk that can't be written
  }
}
