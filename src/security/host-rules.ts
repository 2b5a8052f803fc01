import type { Addresses } from '../content/addresses.ts';
import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import { listTopNames, type Route } from '../routes.ts';
import { type PolicyParts, writePolicy } from './content-security-policy.ts';

/** Headers that a host is asked to send with some of a site's files. */
export interface HostRules {
  /** With all of them. */
  common: Readonly<Record<string, string>>;
  /** Files whose names change with their bytes: folders, with a slash at both ends. */
  lasting: { folders: readonly string[]; cacheControl: string };
  /** Pages for readers, by address; `/*` stands for all below. */
  pages: { paths: readonly string[]; policy: string };
  /** Newsletter issues: folders below this one. */
  issues: { folder: string; policy: string };
}

/** Our pages frame nobody's, and nobody frames ours. Only a header can say so. */
const NO_FRAMING = "frame-ancestors 'none'";

/** Where forms of pages lead besides the site itself. */
export function listForms({ newsletter, newsletterForm }: Pick<SiteSettings, 'newsletter' | 'newsletterForm'>): string[] {
  return newsletterForm === undefined || newsletter === 'none' ? [] : [newsletterForm];
}

/**
 * @param parts what any of the site's pages needs
 * @param own addresses of the paper's own pages
 */
export function listHostRules({ url, base }: SiteSettings, addresses: Addresses, parts: PolicyParts, own: readonly string[]): HostRules {
  const foldersWith = (wanted: Route['headers']) => listTopNames(({ headers }) => headers === wanted).map((name) => `${base}${name}/`);
  const foldersOfIssues = foldersWith('issue');
  return {
    common: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      // Not what video players use: autoplay, full screen, picture in picture, protected media.
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Content-Security-Policy': NO_FRAMING,
    },
    lasting: { folders: foldersWith('lasting'), cacheControl: 'public, max-age=31536000, immutable' },
    pages: {
      paths: [addresses.home, ...foldersWith('page').map((folder) => (foldersOfIssues.includes(folder) ? folder : `${folder}*`)), ...own],
      policy: `${writePolicy(parts)};${NO_FRAMING}`,
    },
    // Mail programs want styles in attributes, which no hash allows, and whole addresses of pictures and fonts.
    issues: {
      folder: addresses.newsletter,
      policy: `default-src 'none';style-src 'unsafe-inline';img-src 'self' ${url};font-src 'self' ${url};form-action 'none';base-uri 'none';${NO_FRAMING}`,
    },
  };
}
