import type { IssueFonts } from '../feeds/newsletter/newsletter-html.ts';
import type { Site } from '../site.ts';
import ourFaces from '../theme/font-faces.css?inline';
import textFont from '../theme/fonts/newsreader-400.woff2?url';
import displayFont from '../theme/fonts/schibsted-grotesk-800.woff2?url';
import { nameFont, type TypefaceRole, writeOwnFontFaces } from '../theme/own-typeface.ts';
import { writeMailFaces } from '../theme/write-mail-faces.ts';

/** The site's fonts for an issue of the newsletter, with whole addresses: a mail lies on no site. */
export function findIssueFonts({ addresses, ownTypefaces, typefaces }: Pick<Site, 'addresses' | 'ownTypefaces' | 'typefaces'>): IssueFonts {
  const own = ownTypefaces.map((typeface) => {
    const address = addresses.font(nameFont(typeface));
    return { role: typeface.role, address, rules: writeOwnFontFaces(typeface, address) };
  });
  const findAddress = (role: TypefaceRole, ours: string) =>
    addresses.absolute(own.find((typeface) => typeface.role === role)?.address ?? ours);
  const faces = ourFaces.replace(/\s+/g, ' ') + own.map(({ rules }) => rules).join('');
  return {
    rules: writeMailFaces(
      faces.replace(/url\((["']?)(\/[^"')]*)\1\)/g, (_, _quote, path: string) => `url(${addresses.absolute(path)})`),
      typefaces,
    ),
    files: [findAddress('display', displayFont), findAddress('text', textFont)],
  };
}
