import { loadOutlineFont, type OutlineFont } from './outline-font.ts';
import { listSocialFontFiles, type SocialFontName } from './social-font-files.ts';

/** `own` is the paper's, for names, where it has one. */
export type SocialFonts = Readonly<Record<SocialFontName, OutlineFont>> & { own?: OutlineFont };

/** Large letters stand closer, as in the site's headlines. @param own bytes of the paper's own font for headlines */
export function loadSocialFonts(own?: Uint8Array): SocialFonts {
  const { display, further, motto } = listSocialFontFiles();
  return {
    ...(own && { own: loadOutlineFont([own], -0.02) }),
    display: loadOutlineFont(display, -0.035),
    further: loadOutlineFont(further, -0.012),
    motto: loadOutlineFont(motto, 0),
  };
}
