import fc from 'fast-check';
import { siteSchema } from '../../../src/content/fields/site/site-schema.ts';
import { anyText } from './any-text.ts';
import { anyYaml, listNames, ODD_FILES } from './any-yaml.ts';
import { file, type Part } from './paper.ts';

/** Of fields, in some papers. */
export const OTHER_NAMES = {
  date: 'publishedDateTime',
  lastmod: 'updatedDateTime',
  labels: 'topics',
  cover: 'images',
  summary: 'excerpt',
  permalink: 'aliases',
  wip: 'draft',
  layout: 'none',
};

/** A page of the site, if there is one, or of another. */
const anyPlace = fc.oneof(
  anyText.map((text) => `/${text}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

/** Settings of a site: mostly some that are right. */
export const anySettings: fc.Arbitrary<Part> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({
        url: fc.constant('https://paper.example'),
        title: anyText,
        description: anyText,
        base: fc.constantFrom('/', '/ai/'),
        language: fc.constantFrom('en', 'de', 'ar', 'ja', 'tlh'),
        timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/St_Johns', 'Pacific/Kiritimati'),
        pageSize: fc.constantFrom(1, 2, 20, 200),
        newsletter: fc.constantFrom('day', 'week', 'none'),
        canonical: fc.constantFrom('self', 'source'),
        logo: fc.constantFrom(undefined, 'images/mark.svg', { light: 'images/mark.svg', dark: 'images/none.png' }),
        colours: fc.constantFrom(undefined, { accent: '#0b6b3a' }, { paper: { light: '#fff1e5', dark: '#7a7a7a' } }),
        feeds: fc.record({ content: fc.constantFrom('full', 'excerpt') }),
        fields: fc.constantFrom({}, OTHER_NAMES),
        mistakes: fc.constantFrom('stop', 'setAside'),
        styles: fc.constantFrom('inline', 'linked'),
        api: fc.boolean(),
        images: fc.record({
          fetch: fc.constantFrom('marked', 'all'),
          stock: fc.constantFrom([], ['https://x.example/card.png', 'images/a.png']),
        }),
        menu: fc.array(fc.record({ link: fc.webUrl(), name: anyText }), { maxLength: 2 }),
        footer: fc.record({ text: anyText, social: fc.array(fc.webUrl(), { maxLength: 2 }) }, { requiredKeys: [] }),
        newsletterForm: fc.webUrl(),
        organization: fc.record({ name: anyText, address: anyText, founded: fc.constantFrom(1921, '1921-05-04') }, { requiredKeys: [] }),
        policies: fc.record({ corrections: anyPlace, ethics: anyPlace }, { requiredKeys: [] }),
        licence: fc.oneof(fc.constant('CC-BY-4.0'), fc.webUrl({ withQueryParameters: true })),
        robots: fc.record({ ai: fc.constantFrom('allow', 'deny', 'licence'), terms: anyPlace }),
      })
      .map((fields) => file('site.yaml', JSON.stringify(fields))),
  },
  { weight: 1, arbitrary: anyYaml(listNames(siteSchema)).map((lines) => file('site.yaml', lines)) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.constantFrom(...ODD_FILES).map((text) => file('site.yaml', text)),
      fc.constantFrom<Part>(
        { path: 'site.yaml', kind: 'link', content: 'nowhere' },
        { path: 'site.yaml', kind: 'fifo', content: '' },
        { path: 'site.yaml', kind: 'folder', content: '' },
      ),
    ),
  },
);
