import { createAddresses } from '../../../src/content/addresses.ts';
import type { Article } from '../../../src/content/article.ts';
import { completeSettings, type SettingOverrides } from '../../../src/content/fields/site/site-settings.ts';
import type { PagePicture } from '../../../src/images/page-picture.ts';
import { TYPEFACES } from '../../../src/theme/typefaces.ts';
import { findSiteLanguage } from '../../../src/words/site-language.ts';
import { makeSite } from '../make-site.ts';

/** A site with what a newsletter needs. Every picture that a story names is there, of 1200×630 pixels unless said otherwise. */
export function makeNewsletterSite(articles: readonly Article[], overrides: SettingOverrides = {}, size = { width: 1200, height: 630 }) {
  const settings = completeSettings({}, { title: 'The Paper', description: 'News & views.', url: 'https://paper.example', ...overrides });
  const findPicture = (url: string): PagePicture => {
    const src = `${settings.base}pictures/${encodeURIComponent(url)}.jpg`;
    return { src, type: 'image/jpeg', bytes: 1000, ...size, sources: [], tone: '' };
  };
  const site = {
    ...findSiteLanguage(settings),
    settings,
    typefaces: TYPEFACES,
    addresses: createAddresses(settings),
    findPicture,
    isPreview: false,
  };
  const { listen, askAgain, issues: listSpans, issue: findIssue } = makeSite({ articles, settings, now: new Date('2030-01-01') });
  const issues = listSpans().flatMap(({ date }) => findIssue(date) ?? []);
  return { site: { ...site, listen, askAgain, issues: listSpans, issue: findIssue }, issues };
}

export function firstIssue(articles: readonly Article[], overrides: SettingOverrides = {}, size = { width: 1200, height: 630 }) {
  const { site, issues } = makeNewsletterSite(articles, overrides, size);
  const [issue] = issues;
  if (!issue) throw new Error('there is no issue');
  return { site, issue };
}
