import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countSeconds } from '../src/command/count-seconds.ts';
import { hashCode, listCommands, PACKED_DIR, type Packed } from '../src/command/engine-code.mjs';
import { openBundleOfAll } from '../src/publish/astro/open-bundle.ts';
import { readSiteCode } from '../src/publish/cache/hash-engine.ts';
import { compileCommands, TOOLS } from './compile/compile-commands.ts';

// Run by `npm pack`: where npm puts packages, Node takes no TypeScript, and nobody's first build should bundle the pages.
const start = performance.now();
const commands = listCommands().filter((name) => !TOOLS.includes(name));
await rm(PACKED_DIR, { recursive: true, force: true });
await mkdir(PACKED_DIR);
await compileCommands(join(PACKED_DIR, 'commands'), commands);
const bundle = await openBundleOfAll(readSiteCode({ themeDir: undefined }), new AbortController().signal);
await cp(bundle, join(PACKED_DIR, 'bundle'), { recursive: true });
await writeFile(join(PACKED_DIR, 'packed.json'), JSON.stringify({ code: hashCode().code, commands } satisfies Packed));
console.error(`package made · ${countSeconds(start)}`); // npm's own answer goes to standard output
