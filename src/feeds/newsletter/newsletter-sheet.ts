import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { findScriptHabits } from '../../theme/script-habits.ts';

/**
 * The document's one style sheet: it tightens on phones and darkens at night. Class names are short because each stands there a
 * hundred times: m(argin), p(aper), b(lock), i(nk), s(oft), a(ccent), r(ule), k: a rule in ink, v: paper on ink, g: the ground
 * of a picture, x and y: the faces of texts and of headlines, l(ight) and d(ark): logos of the day and of the night.
 * @param phoneSize of what is larger elsewhere, pixels
 */
export function writeSheet(settings: SiteSettings, phoneSize: number): string {
  const night = listNightRules(settings);
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    // iPhones make links of what they take for dates and addresses.
    'a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}',
    writePhoneRules(settings, phoneSize),
    `@media (prefers-color-scheme:dark){${night.join('')}}`,
    // Outlook's own names for its night, which no media query tells of.
    night.map((rule) => `[data-ogsc] ${rule}`).join(''),
  ].join('');
}

function writePhoneRules({ language }: SiteSettings, size: number): string {
  const height = Math.max(size + 4, Math.round(size * findScriptHabits(language).leading));
  return [
    '@media (max-width:480px){.m{padding:0!important}.b{padding-left:18px!important;padding-right:18px!important}',
    `.n,.h{font-size:${size}px!important;line-height:${height}px!important}.t{width:112px!important}}`,
  ].join('');
}

function listNightRules({ colours, logo }: SiteSettings): string[] {
  const { paper, sheet, ink, soft, accent, rule } = colours;
  return [
    `.p{background-color:${paper.dark}!important}`,
    `.i{color:${ink.dark}!important}`,
    `.s{color:${soft.dark}!important}`,
    `.a{color:${accent.dark}!important}`,
    `.r{border-color:${rule.dark}!important}`,
    `.k{border-color:${ink.dark}!important}`,
    `.v{background-color:${ink.dark}!important;color:${paper.dark}!important}`,
    `.g{background-color:${sheet.dark}!important;color:${soft.dark}!important}`,
    ...(logo?.dark ? ['.l{display:none!important}', '.d{display:inline-block!important}'] : []),
  ];
}
