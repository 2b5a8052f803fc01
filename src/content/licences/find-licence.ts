import { SPDX_NAMES } from './spdx-names.ts';

/** What others may do with a story. */
export interface Licence {
  /** As readers know it: `CC BY-SA 4.0`, or an address without its scheme. */
  name: string;
  /** Where it can be read. */
  url: string;
}

/**
 * A licence by its SPDX name, or by the web address of one's own terms; undefined for what is neither. Creative Commons has names
 * and addresses for people; of others SPDX has a page.
 */
export function findLicence(text: string): Licence | undefined {
  const url = /^https?:/i.test(text) ? URL.parse(text) : null;
  if (url) return { name: (url.host + url.pathname).replace(/\/$/, ''), url: url.href };
  if (!SPDX_NAMES.has(text)) return undefined;
  if (text === 'CC0-1.0') return { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' };
  const [, kind, version, region] = /^CC-(BY[A-Z-]*)-(\d\.\d)(?:-([A-Z]{2,3}))?$/.exec(text) ?? [];
  if (kind === undefined || version === undefined) return { name: text, url: `https://spdx.org/licenses/${text}.html` };
  const parts = [kind, version, ...(region ? [region] : [])];
  return { name: ['CC', ...parts].join(' '), url: `https://creativecommons.org/licenses/${parts.join('/').toLowerCase()}/` };
}
