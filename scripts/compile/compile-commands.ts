import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { ENGINE_DIR } from '../../src/command/engine-code.mjs';
import { openMadeFolder } from '../../src/publish/cache/open-made-folder.ts';
import { COMPILED_THREADS, nameCompiled } from '../../src/publish/threads/compiled-file.ts';

/** They are loaded as npm installed them: what is no JavaScript lies beside it, or they are large and seldom needed. */
const NOT_COMPILED = /^(?:astro|sharp|fontkit|highlight\.js|rolldown|undici|vite)(?:\/|$)/;

/** For those who change Broadsheet; nobody waits for them, and no package has them. */
export const TOOLS: readonly string[] = ['bench', 'fuzz', 'prepack', 'prepare'];

/** What a package's JavaScript is asked for besides commands. */
const EXPORTED = ['src/publish/integration.ts', 'src/schemas.ts'];

/**
 * Compiles commands and what they run in threads, with the packages that they need, to few files of JavaScript.
 * @param folder where to
 * @param commands names of files in `scripts/`
 */
export async function compileCommands(folder: string, commands: readonly string[]): Promise<void> {
  const scripts = commands.filter((name) => !TOOLS.includes(name)).map((name) => `scripts/${name}.ts`);
  const input = Object.fromEntries(
    [...scripts, ...COMPILED_THREADS, ...EXPORTED].map((path) => [nameCompiled(path), join(ENGINE_DIR, path)]),
  );
  await openMadeFolder(folder, async (work) => {
    const bundle = await rolldown({
      input,
      platform: 'node',
      external: (id) => isBuiltin(id) || NOT_COMPILED.test(id),
      plugins: [keepPlaces(work)],
      logLevel: 'silent',
    });
    try {
      await bundle.write({ dir: work, format: 'esm', entryFileNames: '[name]', chunkFileNames: '[name]-[hash].js' });
    } finally {
      await bundle.close();
    }
  });
}

/** A module of ours finds what lies beside it where its source lies. @param folder in which all that is compiled lies, without folders */
function keepPlaces(folder: string): { name: string; transform: (code: string, id: string) => string | undefined } {
  return {
    name: 'broadsheet:places',
    transform: (code, id) => {
      if (id.includes('/node_modules/') || !code.includes('import.meta.')) return undefined;
      const [file, parent] = [relative(folder, id), relative(folder, dirname(id))].map((path) => JSON.stringify(path));
      return code
        .replaceAll('import.meta.url', `new URL(${file}, import.meta.url).href`)
        .replaceAll('import.meta.dirname', `process.getBuiltinModule('node:path').join(import.meta.dirname, ${parent})`);
    },
  };
}
