import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ENGINE_DIR } from '../../run-command.ts';

/** A font that readers' machines have and the tests' may not, by the names that our style sheets and mails call such ones. */
interface ScriptFont {
  file: string;
  weight: string;
  names: readonly string[];
  range: string;
}

/** What stands first in a list of fonts: Chromium shows nothing of it in a weight that it would have to make. */
const FIRST = ['Script Sans', 'Arial', 'Georgia'];

const ARABIC = { names: ['Noto Naskh Arabic', 'Noto Sans Arabic', ...FIRST], range: 'U+600-6FF,U+FB50-FDFF,U+FE70-FEFF' };
const JAPANESE = {
  file: 'sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2',
  range: 'U+3000-30FF,U+4E00-9FFF,U+FF00-FFEF',
};

const FONTS: readonly ScriptFont[] = [
  { ...ARABIC, file: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2', weight: '400' },
  { ...ARABIC, file: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-700-normal.woff2', weight: '600 800' },
  { ...JAPANESE, names: ['Noto Serif JP', 'Noto Sans JP', ...FIRST], weight: '400' },
  { ...JAPANESE, names: FIRST, weight: '600 800' },
];

const FOLDER = 'fonts-of-scripts';

/** Sets some pages of a built site, served at a root, in fonts for Arabic and Japanese. @param paths of folders */
export async function addScriptFonts(outDir: string, paths: readonly string[]): Promise<void> {
  await mkdir(join(outDir, FOLDER));
  for (const file of new Set(FONTS.map((font) => font.file))) {
    await cp(join(ENGINE_DIR, 'node_modules/@fontsource', file), join(outDir, FOLDER, basename(file)));
  }
  const faces = FONTS.flatMap(({ file, names, weight, range }) =>
    names.map((name) => {
      const source = `url("/${FOLDER}/${basename(file)}")`;
      return `@font-face{font-family:"${name}";font-weight:${weight};unicode-range:${range};font-display:block;src:${source}}`;
    }),
  );
  const style = `<style>html:root{--sans:"Script Sans",system-ui,sans-serif}${faces.join('')}</style>`;
  for (const path of paths) {
    const page = join(outDir, path, 'index.html');
    await writeFile(page, (await readFile(page, 'utf8')).replace('</title>', `</title>${style}`));
  }
}
