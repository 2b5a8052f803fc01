import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The fonts of social images. */
export type SocialFontName = 'display' | 'further' | 'motto';

/** Where each font lies on this disk, in one or more files by the characters that they hold. */
export function listSocialFontFiles(): Readonly<Record<SocialFontName, readonly string[]>> {
  const { resolve } = createRequire(import.meta.url);
  const listFiles = (weightAndStyle: string) =>
    ['latin', 'latin-ext', 'vietnamese'].map((range) => resolve(`@fontsource/newsreader/files/newsreader-${range}-${weightAndStyle}.woff`));
  return {
    // The site's own, which is cut down to Western Europe.
    display: [fileURLToPath(new URL('../../theme/fonts/schibsted-grotesk-800.woff2', import.meta.url))],
    /** Headlines with other letters. */
    further: listFiles('700-normal'),
    motto: listFiles('400-italic'),
  };
}
