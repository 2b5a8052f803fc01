import { z } from 'zod';
import { domainName } from '../domain-name.ts';
import { checked, choice, group, list, optional, plainText, truth, wholeNumber } from '../field-types.ts';
import { pictureAddress } from '../image-fields.ts';
import { licence } from '../licence-field.ts';
import { parseLanguage } from '../parse-language.ts';
import { fieldMap } from './field-map.ts';
import { lookFields } from './look-fields.ts';
import { footer, menu } from './menu-fields.ts';
import { organization } from './organization-fields.ts';
import { parseBasePath, parseIndexNowKey, parseSiteUrl, parseTimeZone } from './parse-site-values.ts';
import { serviceAddress } from './plain-host.ts';
import { policies } from './policy-fields.ts';
import { robots } from './robots-fields.ts';

const IMAGES_EXAMPLE = 'avif, webp, jpeg, fetch, stock or allowedHosts, indented, below images:';

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
    fetch: optional(choice('fetch', ['marked', 'all'])),
    stock: optional(list('stock', pictureAddress('stock'), '- "https://example.com/share-card.png"')),
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
  /** Other names of an article's fields. */
  fields: optional(fieldMap),
  mistakes: optional(choice('mistakes', ['stop', 'setAside'])),
  menu,
  footer,
  newsletterForm: optional(serviceAddress('newsletterForm', 'https://letters.example.com/subscribe')),
  organization: optional(organization),
  policies: optional(policies),
  licence: optional(licence('licence')),
  robots: optional(robots),
  feeds: optional(group('feeds', { content: optional(choice('content', ['full', 'excerpt'])) }, 'content, indented, below feeds:')),
  styles: optional(choice('styles', ['inline', 'linked'])),
  api: optional(truth('api')),
  ...lookFields,
});
