import { loadOutlineFont, type OutlineFont } from './outline-font.ts';
import { listSocialFontFiles, type SocialFontName } from './social-font-files.ts';

export type SocialFonts = Readonly<Record<SocialFontName, OutlineFont>>;

/** Large letters stand closer, as in the site's headlines. */
export function loadSocialFonts(): SocialFonts {
  const { display, further, motto } = listSocialFontFiles();
  return { display: loadOutlineFont(display, -0.035), further: loadOutlineFont(further, -0.012), motto: loadOutlineFont(motto, 0) };
}
