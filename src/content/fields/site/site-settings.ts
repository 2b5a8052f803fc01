import type { z } from 'zod';
import type { EncodingOptions } from '../../../images/encoding-options.ts';
import { COLOURS, type Palette } from '../../../theme/colours.ts';
import { derivePalette } from '../../../theme/derive-palette.ts';
import type { TypefaceRole } from '../../../theme/own-typeface.ts';
import type { Licence } from '../../licences/find-licence.ts';
import type { FooterSettings, MenuEntry } from './menu-fields.ts';
import type { PolicyName } from './policies.ts';
import type { siteSchema } from './site-schema.ts';

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
  /** By each name that articles have instead of ours, the name of ours, or `NOT_READ`. */
  fields: Readonly<Record<string, string>>;
  /** What a build does where files have errors: nothing, or set them aside and build the rest. */
  mistakes: 'stop' | 'setAside';
  /** What the bar holds before the paper's own pages; none for its main topics. */
  menu: readonly MenuEntry[];
  footer: FooterSettings;
  /** Where a mail service takes the addresses of those who want the newsletter. */
  newsletterForm: string | undefined;
  feeds: FeedSettings;
  /** Whether a page's style sheets stand in it, or are files that it links to. */
  styles: 'inline' | 'linked';
  /** Whether the site has the JSON API. */
  api: boolean;
  organization: OrganizationSettings;
  /** Where the paper says how it works; paths are below the base, see `resolvePlace`. */
  policies: { readonly [Name in PolicyName]?: string | undefined };
  /** Of the site's own stories. */
  licence: Licence | undefined;
  robots: RobotsSettings;
  /** Stands in the masthead; a wide one instead of the title. */
  logo: Mark | undefined;
  /** Stands for the paper where it is small: in a browser's tab, on a phone. */
  icon: Mark | undefined;
  /** Of everything, by what it is for: those that `site.yaml` names, and what follows from them. */
  colours: Palette;
  /** Fonts of the paper's own: paths in the content folder. */
  typefaces: { [Role in TypefaceRole]?: string | undefined };
}

/** Who publishes the paper. */
export interface OrganizationSettings {
  name?: string | undefined;
  address?: string | undefined;
  email?: string | undefined;
  /** A year or a day: `1921`, `1921-05-04`. */
  founded?: string | undefined;
}

export interface RobotsSettings {
  /** What programs that learn from the site, or answer with it, may do; undefined says nothing of it. */
  ai?: 'allow' | 'deny' | 'licence' | undefined;
  /** Where a licence is to be had, see `resolvePlace`. */
  terms?: string | undefined;
}

export interface FeedSettings {
  /** Whether an item holds the whole story or its excerpt. */
  content: 'full' | 'excerpt';
}

/** A picture that stands for the paper, on a light and on a dark ground: paths in the content folder. */
export interface Mark {
  light?: string | undefined;
  dark?: string | undefined;
}

export interface ImageSettings extends EncodingOptions {
  /** Which pictures of the web are copied: those marked with `isCached`, or all. */
  fetch: 'marked' | 'all';
  /** Addresses of pictures that belong to no story, as articles write them. */
  stock: readonly string[];
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
    fetch: 'marked',
    stock: [],
    allowedHosts: [],
  },
  fields: {},
  mistakes: 'stop',
  menu: [],
  footer: { text: undefined, links: [], social: [] },
  newsletterForm: undefined,
  organization: {},
  policies: {},
  licence: undefined,
  robots: {},
  feeds: { content: 'full' },
  styles: 'inline',
  api: true,
  logo: undefined,
  icon: undefined,
  colours: COLOURS,
  typefaces: {},
};

/** Fills in what `site.yaml` leaves out. */
export function completeSettings(given: Partial<z.output<typeof siteSchema>> = {}, overrides: SettingOverrides = {}): SiteSettings {
  const { avif, webp, jpeg, fetch, stock, allowedHosts } = given.images ?? {};
  const images: ImageSettings = {
    avif: fillIn(DEFAULTS.images.avif, avif),
    webp: fillIn(DEFAULTS.images.webp, webp),
    jpeg: fillIn(DEFAULTS.images.jpeg, jpeg),
    fetch: fetch ?? DEFAULTS.images.fetch,
    stock: stock ?? [],
    allowedHosts: allowedHosts ?? [],
  };
  const [footer, feeds] = [fillIn(DEFAULTS.footer, given.footer), fillIn(DEFAULTS.feeds, given.feeds)];
  const colours = given.colours && derivePalette(given.colours);
  return fillIn(fillIn(DEFAULTS, { ...given, images, footer, feeds, colours }), overrides);
}

function fillIn<Group extends object>(defaults: Group, given: { [Name in keyof Group]?: Group[Name] | undefined } = {}): Group {
  return { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}
