#!/usr/bin/env node
// Runs a command: `node scripts/run.mjs build --verbose`, or `npx broadsheet build --verbose` where the engine is a package. Commands are
// compiled to few files of JavaScript, once for each state of the code: to load our modules and those of packages one by one took a third of
// a short build.
import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMMANDS_DIR, COMPILE_CACHE_DIR, hashCode, IS_PACKAGE, listCommands, PACKED_DIR } from '../src/command/engine-code.mjs';
import { isWholeFolder } from '../src/files/seal-folder.mjs';

/** The oldest Node that runs commands. npm brings one along, and finds it first; who calls this file by another gets it too. */
const OLDEST_NODE = 24;
if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) process.exit(runOnOwnNode());

const [name = '--help'] = process.argv.splice(2, 1);
if (!IS_PACKAGE || name !== 'create') keepCompiled(); // there is no paper yet, and so no cache of its own
const commands = listCommands();
if (!commands.includes(name)) {
  const isAsked = ['--help', '-h', 'help'].includes(name);
  const usage = `broadsheet COMMAND [flags]\n  commands are: ${commands.join(', ')}; each says more with --help`;
  console[isAsked ? 'log' : 'error'](isAsked ? usage : `there is no command "${name}"\n\n${usage}`);
  process.exit(isAsked ? 0 : 2);
}
const { code, commands: hash } = hashCode();
const folder = IS_PACKAGE ? join(PACKED_DIR, 'commands') : join(COMMANDS_DIR, hash);
const compiled = IS_PACKAGE || (await openCompiled());
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

/** Here, and in the threads and processes that a command starts. */
function keepCompiled() {
  nodeModule.enableCompileCache(COMPILE_CACHE_DIR);
  process.env['NODE_COMPILE_CACHE'] ??= COMPILE_CACHE_DIR;
}

/** @returns {number} the exit status of the same command on the Node that came with the packages */
function runOnOwnNode() {
  const node = nodeModule.createRequire(import.meta.url).resolve('node/bin/node');
  const { status, error } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  if (error) console.error(`Node ${OLDEST_NODE} is needed, this is ${process.version}; npm install brings one along (${error.message})`);
  return status ?? 1;
}
