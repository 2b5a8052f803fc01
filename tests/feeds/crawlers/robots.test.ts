import { describe, expect, it } from 'vitest';
import type { RobotsSettings } from '../../../src/content/fields/site/site-settings.ts';
import { AI_CRAWLERS } from '../../../src/feeds/crawlers/ai-crawlers.ts';
import { writeRobots } from '../../../src/feeds/crawlers/robots.ts';
import { writeRsl } from '../../../src/feeds/crawlers/rsl.ts';
import { makeSite } from '../make-site.ts';
import { allElements, readXml } from '../read-xml.ts';

const LICENCE = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

const siteWith = (robots: RobotsSettings, settings = {}) => makeSite({ settings: { ...settings, robots } });

/** Each element with its attributes and text, as in `permits type=usage: search`. */
function listTerms(xml: string): string[] {
  return allElements(readXml(xml)).map(({ name, attributes, text }) =>
    [name, ...Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`), text.trim() && `: ${text.trim()}`].join(''),
  );
}

describe('robots.txt', () => {
  it('says nothing of machines where the settings say nothing', () => {
    expect(writeRobots(makeSite({}))).toMatch(/^User-agent: \*\nAllow: \/\n\nSitemap: /);
  });

  it.each([
    ['allow', 'Allow'],
    ['deny', 'Disallow'],
    ['licence', 'Disallow'],
  ] as const)('with ai: %s has a rule for each known crawler, none for others, and names the terms', (ai, rule) => {
    const [ofAi = '', ofAll = '', rest = ''] = writeRobots(siteWith({ ai, terms: '/terms/' })).split('\n\n');
    expect(ofAi.split('\n')).toEqual([...AI_CRAWLERS.map((name) => `User-agent: ${name}`), `${rule}: /`]);
    expect(ofAll).toBe('User-agent: *\nAllow: /');
    expect(rest).toMatch(/^License: https:\/\/lamp\.example\/rsl\.xml\nSitemap: /);
  });

  it('names each crawler once', () => {
    expect(new Set(AI_CRAWLERS.map((name) => name.toLowerCase())).size).toBe(AI_CRAWLERS.length);
  });
});

describe('the terms for machines', () => {
  const HEAD = ['rsl xmlns=https://rslstandard.org/rsl', 'content url=https://lamp.example/'];
  const OWNER = 'copyright type=organization contactUrl=https://lamp.example/: The Lamp';

  it('allow all of it free, or by naming the source', () => {
    const free = ['license', 'permits type=usage: search,ai-all', 'payment type=free'];
    expect(listTerms(writeRsl(siteWith({ ai: 'allow' }), 'allow'))).toEqual([...HEAD, ...free, OWNER]);
    const named = ['license', 'permits type=usage: search,ai-all', 'payment type=attribution', `standard: ${LICENCE.url}`];
    expect(listTerms(writeRsl(siteWith({ ai: 'allow' }, { licence: LICENCE }), 'allow'))).toEqual([...HEAD, ...named, OWNER]);
  });

  it('forbid AI, and leave search engines in', () => {
    const terms = ['license', 'permits type=usage: search', 'prohibits type=usage: ai-all'];
    expect(listTerms(writeRsl(siteWith({ ai: 'deny' }), 'deny'))).toEqual([...HEAD, ...terms, OWNER]);
  });

  it('tell where a licence is to be had, and whom to ask', () => {
    const organization = { name: 'Lamp & Co <Ltd>', email: 'desk@lamp.example' };
    const site = siteWith({ ai: 'licence', terms: '/licensing/' }, { base: '/ai/', organization });
    const terms = 'https://lamp.example/ai/licensing/';
    expect(listTerms(writeRsl(site, 'licence'))).toEqual([
      HEAD[0],
      'content url=https://lamp.example/ai/',
      'license',
      'permits type=usage: search',
      'payment type=free',
      'license',
      'permits type=usage: ai-all',
      'payment type=subscription',
      `custom: ${terms}`,
      'copyright type=organization contactEmail=desk@lamp.example contactUrl=https://lamp.example/ai/: Lamp & Co <Ltd>',
      `terms: ${terms}`,
    ]);
  });
});
