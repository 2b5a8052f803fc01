import { hash } from 'node:crypto';

/** What a page may load and run besides files of its own site. */
export interface PolicyParts {
  /** Hashes of the scripts that stand in the page itself, see {@link hashSource}. */
  scripts: readonly string[];
  /** The same of its style sheets, or {@link OWN_FILES} for those that it links to. */
  styles: readonly string[];
  /** Origins of the frames that it may open. */
  frames: readonly string[];
  /** Addresses of other sites that its forms may be sent to. */
  forms?: readonly string[];
  /** Of the paper's theme. */
  others?: HeadPolicy | undefined;
}

export const HEAD_KINDS = ['scripts', 'connect', 'images', 'frames'] as const;

/** What a theme's `Head` loads from other sites, by kind: origins such as `https://stats.example`. */
export type HeadPolicy = Readonly<Partial<Record<(typeof HEAD_KINDS)[number], readonly string[]>>>;

/** Allows files of the page's own site. */
export const OWN_FILES = "'self'";

/** Stands in a page's policy for what allows its style sheet, which only the build knows, see `page-styles.ts`. */
export const STYLES_PLACE = "'sha256-styles'";

/**
 * A policy that names everything: what it does not name is blocked (https://www.w3.org/TR/CSP3/). A service worker counts as
 * a script. `frame-ancestors` is for headers: a page can't say it of itself.
 */
export function writePolicy({ scripts, styles, frames, forms = [], others = {} }: PolicyParts): string {
  const { scripts: ofOthers = [], images = [], connect = [], frames: otherFrames = [] } = others;
  const allFrames = [...frames, ...otherFrames];
  return [
    "default-src 'none'",
    ['script-src', OWN_FILES, ...scripts, ...ofOthers].join(' '),
    `style-src ${styles.join(' ') || "'none'"}`,
    ['img-src', OWN_FILES, ...images].join(' '),
    `font-src ${OWN_FILES}`,
    ['connect-src', OWN_FILES, ...connect].join(' '),
    `manifest-src ${OWN_FILES}`,
    ...(allFrames.length > 0 ? [`frame-src ${allFrames.join(' ')}`] : []),
    ["form-action 'self'", ...forms.map(nameForm)].join(' '),
    "base-uri 'none'",
  ].join(';');
}

const hashes = new Map<string, string>();

/** A script or style sheet that stands in pages, as a policy allows it; the same few in all of them. @param text what stands between its tags */
export function hashSource(text: string): string {
  const source = hashes.get(text) ?? `'sha256-${hash('sha256', text, 'base64')}'`;
  hashes.set(text, source);
  return source;
}

/** An address as policies and web servers' files take it: signs that mean something there are escaped, which browsers undo. */
function nameForm(address: string): string {
  const { origin, pathname } = new URL(address);
  const encode = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return origin + pathname.replace(/[^\w/.~%-]/g, encode);
}
