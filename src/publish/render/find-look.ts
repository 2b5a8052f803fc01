import type { Mark } from '../../content/fields/site/site-settings.ts';
import type { Publication } from '../../content/publication.ts';
import { isWordmark } from '../../images/fit-logo.ts';
import { describeSource } from '../../security/inline-source.ts';
import type { Site, SiteMark } from '../../site.ts';
import { writeMarkStyles } from '../../theme/mark-styles.ts';
import { writeNameStyles } from '../../theme/name-styles.ts';
import { nameFont, placeTypefaces, writeOwnFontFaces } from '../../theme/own-typeface.ts';
import { findScriptHabits } from '../../theme/script-habits.ts';
import { writeThemeStyles } from '../../theme/write-theme-styles.ts';

/** What a paper's own pictures, colours and fonts make of its pages. */
export function findLook(
  { settings, addresses }: Pick<Site, 'settings' | 'addresses'>,
  { typefaces: ownTypefaces, picturePaths }: Pick<Publication, 'typefaces' | 'picturePaths'>,
  findPicture: Site['findPicture'],
): Pick<Site, 'logo' | 'icon' | 'typefaces' | 'ownTypefaces' | 'themeStyles' | 'scriptHabits'> {
  const find = (file: string | undefined) =>
    file === undefined ? undefined : { picture: findPicture(file, 'hero'), path: picturePaths.get(file) };
  const findMark = ({ light, dark }: Mark = {}): SiteMark | undefined => {
    const [first, other] = [find(light ?? dark), find(light === dark ? undefined : light && dark)];
    // One that can't be shown is told of as any picture is.
    if (!first?.picture || first.path === undefined) return undefined;
    const second = other?.picture && other;
    return {
      light: first.picture,
      path: first.path,
      dark: second ? second.picture : undefined,
      darkPath: second ? second.path : undefined,
    };
  };
  const typefaces = placeTypefaces(ownTypefaces, settings.language);
  const fontFaces = ownTypefaces.map((typeface) => writeOwnFontFaces(typeface, addresses.font(nameFont(typeface)))).join('');
  const logo = findMark(settings.logo);
  const isName = logo !== undefined && isWordmark(logo.light);
  const markStyles = logo ? writeMarkStyles({ isWordmark: isName, hasNight: logo.dark !== undefined }) : '';
  const nameStyles = isName ? '' : writeNameStyles(settings.title);
  return {
    logo,
    icon: findMark(settings.icon),
    typefaces,
    ownTypefaces,
    scriptHabits: findScriptHabits(settings.language),
    themeStyles: describeSource(writeThemeStyles(settings.colours, typefaces, fontFaces + markStyles + nameStyles)),
  };
}
