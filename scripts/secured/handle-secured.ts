import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Flags } from '../../src/command/flags.ts';
import { KnownFailure } from '../../src/command/known-failure.ts';
import { UsageError } from '../../src/command/usage-error.ts';
import { nearestName } from '../../src/content/problems/find-unknown-fields.ts';
import { writeWhole } from '../../src/files/write-whole.ts';
import { openText, SealError, sealText } from './seal-text.ts';
import { readSecured, writeSecured } from './secured-field.ts';

const ACTIONS = ['open', 'seal'];

/** `npm run secured`: the text is printed, or read from standard input, and written nowhere. @returns the exit status */
export async function handleSecured(flags: Flags, workingDir: string): Promise<number> {
  const [action, file] = [flags.get('ACTION'), flags.get('FILE')];
  if (action === undefined || !ACTIONS.includes(action)) throw new UsageError(describeActions(action));
  if (file === undefined)
    throw new UsageError(`npm run secured needs the article's file; write for example npm run secured -- ${action} content/news/story.md`);
  const key = readKey(process.env['SECURED_KEY']);
  const path = resolve(workingDir, file);
  const text = await readArticle(path, file);
  if (action === 'open') {
    const sealed = readSecured(file, text);
    if (sealed === undefined) throw new KnownFailure(`${file} has no sealed text, in a field secured`);
    process.stdout.write(openSealed(file, sealed, key));
    return 0;
  }
  const given = await readInput();
  await writeWhole(path, writeSecured(file, text, sealText(given, key)));
  console.log(`sealed: ${Buffer.byteLength(given)} bytes in ${file}`);
  return 0;
}

function describeActions(found: string | undefined): string {
  const nearest = found === undefined ? undefined : nearestName(found, ACTIONS);
  const hint = nearest === undefined ? 'write for example npm run secured -- open content/news/story.md' : `did you mean ${nearest}?`;
  return `npm run secured opens or seals${found === undefined ? '' : `, found "${found}"`}; ${hint}`;
}

/** @throws {UsageError} which never names what was found */
function readKey(text: string | undefined): Buffer {
  const mend = 'it must be 16 or 32 bytes in base64; openssl rand -base64 32 makes one';
  if (!text) throw new UsageError(`SECURED_KEY is not set; ${mend}`);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw new UsageError(`SECURED_KEY is no base64; ${mend}`);
  const key = Buffer.from(text, 'base64');
  if (key.length !== 16 && key.length !== 32) throw new UsageError(`SECURED_KEY has ${key.length} bytes; ${mend}`);
  return key;
}

async function readArticle(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new KnownFailure(`${file} can't be read (${code}); check that it is there and that you may read it`, { cause: error });
  }
}

function openSealed(file: string, sealed: string, key: Buffer): string {
  try {
    return openText(sealed, key);
  } catch (error) {
    if (error instanceof SealError) throw new KnownFailure(`${file} can't be opened: ${error.message}`, { cause: error });
    throw error;
  }
}

async function readInput(): Promise<string> {
  if (process.stdin.isTTY) console.error('Type the text; Ctrl+D on a line of its own ends it.');
  const bytes = await buffer(process.stdin);
  if (bytes.length === 0)
    throw new UsageError('there is no text to seal; write for example npm run secured -- seal content/news/story.md < text.md');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new KnownFailure('the text to seal is not in UTF-8; convert it first', { cause });
  }
}
