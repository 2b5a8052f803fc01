import type { RobotsSettings, SiteSettings } from '../../content/fields/site/site-settings.ts';
import { resolvePlace } from '../../content/resolve-place.ts';
import type { Site } from '../../site.ts';
import { element, textElement } from '../markup.ts';

/** On what terms machines may learn from the site and answer with it: Really Simple Licensing 1.0 (https://rslstandard.org/rsl). */
export function writeRsl({ settings, addresses }: Pick<Site, 'settings' | 'addresses'>, ai: NonNullable<RobotsSettings['ai']>): string {
  const { organization, robots, title } = settings;
  const home = addresses.absolute(addresses.home);
  const terms = robots.terms === undefined ? undefined : resolvePlace(robots.terms, settings);
  const owner = { type: 'organization', contactEmail: organization.email, contactUrl: home };
  const parts = [
    ...LICENCES[ai](settings, terms),
    textElement('copyright', organization.name ?? title, owner),
    textElement('terms', terms),
  ].filter((part) => part !== '');
  const content = element('content', { url: home }, `\n${parts.join('\n')}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rsl', { xmlns: 'https://rslstandard.org/rsl' }, `\n${content}\n`)}\n`;
}

type WriteLicences = (settings: Pick<SiteSettings, 'licence'>, terms: string | undefined) => string[];

/** A search engine that lists links is welcome in any case. */
const LICENCES: Readonly<Record<NonNullable<RobotsSettings['ai']>, WriteLicences>> = {
  allow: ({ licence }) => [permit('search,ai-all', licence ? payByNaming(licence.url) : FREE)],
  deny: () => [element('license', {}, permits('search') + element('prohibits', USAGE, 'ai-all'))],
  licence: (_, terms) => [
    permit('search', FREE),
    permit('ai-all', element('payment', { type: 'subscription' }, textElement('custom', terms))),
  ],
};

const USAGE = { type: 'usage' } as const;
const FREE = element('payment', { type: 'free' });

function permit(uses: string, payment: string): string {
  return element('license', {}, permits(uses) + payment);
}

function permits(uses: string): string {
  return element('permits', USAGE, uses);
}

/** What the licence of the stories asks for; of Creative Commons, that the source is named. */
function payByNaming(licence: string): string {
  return element('payment', { type: 'attribution' }, textElement('standard', licence));
}
