import { createRequire } from 'node:module';

/** Where the site's own face lies, bold, by the characters that each file holds. */
export function listOutlineFontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ['latin', 'latin-ext', 'vietnamese'].map((range) => resolve(`@fontsource/newsreader/files/newsreader-${range}-700-normal.woff`));
}
