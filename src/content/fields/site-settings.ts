import { z } from 'zod';
import type { EncodingOptions } from '../../images/encoding-options.ts';
import { quoteText } from '../problems/describe-value.ts';
import { domainName } from './article-schema.ts';
import { choice, group, list, optional, plainText, rawText, refuse, truth, wholeNumber } from './field-types.ts';
import { hasPlainHost, NO_PLAIN_HOST, serviceAddress } from './plain-host.ts';

/** What `site.yaml` settles. Every field may be left out. */
export interface SiteSettings {
  title: string;
  description: string;
  /** Scheme, host and port, with no slash at the end. */
  url: string;
  /** The path the site lives under; begins and ends with a slash. */
  base: string;
  /** A BCP 47 language tag. */
  language: string;
  /** An IANA time zone; dates are shown and months counted in it. */
  timeZone: string;
  /** Stories on a numbered page. */
  pageSize: number;
  /** Which address search engines are told to list for a story from elsewhere: its page here, or the source's. */
  canonical: 'self' | 'source';
  /** How much time one newsletter issue covers. */
  newsletter: 'day' | 'week' | 'none';
  /** Whether readers' browsers keep what was read, for when they have no connection. */
  offline: boolean;
  /** Which of the last two days' stories Google News is told of: those this site has in full, or all. */
  newsSitemap: 'hosted' | 'all';
  /** The address of a WebSub hub, which tells subscribers at once. */
  hub: string | undefined;
  /** The key that proves to IndexNow that a message is the site owner's. */
  indexNowKey: string | undefined;
  /** Where IndexNow is told of changed pages. */
  indexNowEndpoint: string;
  images: ImageSettings;
}

export interface ImageSettings extends EncodingOptions {
  /** Names of picture hosts that may have private addresses, in lower case. */
  allowedHosts: readonly string[];
}

/** Settings that go before those of `site.yaml`. */
export type SettingOverrides = { [Name in keyof SiteSettings]?: SiteSettings[Name] | undefined };

const DEFAULTS: SiteSettings = {
  title: 'Broadsheet',
  description: 'News, published with Broadsheet.',
  url: 'http://localhost:4321',
  base: '/',
  language: 'en',
  timeZone: 'UTC',
  pageSize: 20,
  canonical: 'self',
  newsletter: 'day',
  offline: true,
  newsSitemap: 'hosted',
  hub: undefined,
  indexNowKey: undefined,
  indexNowEndpoint: 'https://api.indexnow.org/indexnow',
  // Chosen by measurement: see docs/benchmarks.md, "Encoders".
  images: {
    avif: { quality: 55, effort: 1 },
    webp: { quality: 72, effort: 2 },
    jpeg: { quality: 76 },
    allowedHosts: [],
  },
};

/** Why a text is no value of its field. */
interface Refusal {
  /** What is wrong, without the field's name. */
  fault: string;
  /** What to do besides writing the value as the example shows. */
  mend?: string;
  /** True when the value must not be repeated. */
  isSecret?: boolean;
}

/** @returns the address without its slash at the end, or what is wrong with it */
export function parseSiteUrl(text: string): { url: string } | Refusal {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { fault: 'is not a web address' };
  if (url.pathname !== '/' || url.search || url.hash) return { fault: 'has a path', mend: 'give the path as base, and ' };
  if (url.username || url.password) return { fault: 'names a user or a password', isSecret: true };
  if (!hasPlainHost(url)) return { fault: NO_PLAIN_HOST };
  return { url: url.origin };
}

/** @returns the path with a slash at both ends, or what is wrong with it */
export function parseBasePath(text: string): { base: string } | { fault: string } {
  const path = `/${text.trim().replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  const isPath = path
    .split('/')
    .slice(1, -1)
    .every((part) => /^[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/.test(part));
  return isPath ? { base: path } : { fault: 'is not a path of letters, digits and hyphens' };
}

/** Text that a check turns into a value, or refuses with what is wrong and an example. */
function checked<Value>(field: string, example: string, check: (text: string) => { value: Value } | Refusal) {
  return rawText(field, example).transform((text, context) => {
    const result = check(text);
    if ('value' in result) return result.value;
    const found = result.isSecret ? '' : `, found ${quoteText(text)}`;
    return refuse(context, text, `${field} ${result.fault}${found}; ${result.mend ?? ''}write for example ${example}`);
  });
}

const IMAGES_EXAMPLE = 'avif, webp, jpeg or allowedHosts, indented, below images:';

function encoder(name: string, maxEffort: number) {
  const fields = { quality: optional(wholeNumber('quality', 1, 100)), effort: optional(wholeNumber('effort', 0, maxEffort)) };
  return optional(group(name, fields, `quality and effort, indented, below ${name}:`));
}

const images = group(
  'images',
  {
    avif: encoder('avif', 9),
    webp: encoder('webp', 6),
    jpeg: optional(group('jpeg', { quality: optional(wholeNumber('quality', 1, 100)) }, 'quality, indented, below jpeg:')),
    allowedHosts: optional(list('allowedHosts', domainName('allowedHosts'), '- pictures.example.com')),
  },
  IMAGES_EXAMPLE,
);

/** `site.yaml`, checked. Fields left out are undefined; see {@link completeSettings}. */
export const siteSchema = z.object({
  title: optional(plainText('title', 'title: "The Daily Example"')),
  description: optional(plainText('description', 'description: "News from Example."')),
  url: optional(
    checked('url', 'url: https://example.com', (text) => {
      const result = parseSiteUrl(text);
      return 'url' in result ? { value: result.url } : result;
    }),
  ),
  base: optional(
    checked('base', 'base: /news/', (text) => {
      const result = parseBasePath(text);
      return 'base' in result ? { value: result.base } : result;
    }),
  ),
  language: optional(checked('language', 'language: en-GB', parseLanguage)),
  timeZone: optional(checked('timeZone', 'timeZone: Europe/London', parseTimeZone)),
  pageSize: optional(wholeNumber('pageSize', 1, 200)),
  canonical: optional(choice('canonical', ['self', 'source'])),
  newsletter: optional(choice('newsletter', ['day', 'week', 'none'])),
  offline: optional(truth('offline')),
  newsSitemap: optional(choice('newsSitemap', ['hosted', 'all'])),
  hub: optional(serviceAddress('hub', 'https://hub.example.com/')),
  indexNowKey: optional(checked('indexNowKey', 'indexNowKey: 2f9a6c0d81b74e53', parseIndexNowKey)),
  indexNowEndpoint: optional(serviceAddress('indexNowEndpoint', 'https://api.indexnow.org/indexnow')),
  images: optional(images),
});

/** Fills in what `site.yaml` leaves out. */
export function completeSettings(given: Partial<z.output<typeof siteSchema>> = {}, overrides: SettingOverrides = {}): SiteSettings {
  const { avif, webp, jpeg, allowedHosts } = given.images ?? {};
  const images: ImageSettings = {
    avif: fillIn(DEFAULTS.images.avif, avif),
    webp: fillIn(DEFAULTS.images.webp, webp),
    jpeg: fillIn(DEFAULTS.images.jpeg, jpeg),
    allowedHosts: allowedHosts ?? [],
  };
  return fillIn(fillIn(DEFAULTS, { ...given, images }), overrides);
}

function fillIn<Group extends object>(defaults: Group, given: { [Name in keyof Group]?: Group[Name] | undefined } = {}): Group {
  return { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}

function parseLanguage(text: string): { value: string } | { fault: string } {
  try {
    const [language] = Intl.getCanonicalLocales(text);
    // A well-formed tag that nobody knows (`english`) would be shown in the machine's own language.
    const isKnown = language && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language.split('-')[0] ?? '');
    return isKnown ? { value: language } : { fault: 'is not a language tag' };
  } catch {
    return { fault: 'is not a language tag' };
  }
}

function parseTimeZone(text: string): { value: string } | { fault: string } {
  try {
    return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
  } catch {
    return { fault: 'is not a time zone' };
  }
}

/** Its form is IndexNow's (https://www.indexnow.org/documentation); the key is public, as a file of the site. */
function parseIndexNowKey(text: string): { value: string } | { fault: string } {
  return /^[A-Za-z0-9-]{8,128}$/.test(text) ? { value: text } : { fault: 'is not 8 to 128 letters, digits and hyphens' };
}
