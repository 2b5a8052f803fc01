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
}

/** Allows files of the page's own site. */
export const OWN_FILES = "'self'";

/** Stands in a page's policy for what allows its style sheet, which only the build knows, see `page-styles.ts`. */
export const STYLES_PLACE = "'sha256-styles'";

/**
 * A policy that names everything: what it does not name is blocked (https://www.w3.org/TR/CSP3/). A service worker counts as
 * a script. `frame-ancestors` is for headers: a page can't say it of itself.
 */
export function writePolicy({ scripts, styles, frames, forms = [] }: PolicyParts): string {
  return [
    "default-src 'none'",
    ['script-src', OWN_FILES, ...scripts].join(' '),
    `style-src ${styles.join(' ') || "'none'"}`,
    ...['img', 'font', 'connect', 'manifest'].map((kind) => `${kind}-src 'self'`),
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
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
