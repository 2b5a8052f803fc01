import { createAddresses } from '../../../src/content/addresses.ts';
import type { Article } from '../../../src/content/article.ts';
import { completeSettings, type SettingOverrides } from '../../../src/content/fields/site/site-settings.ts';
import type { PagePicture } from '../../../src/images/page-picture.ts';
import { listIssues } from '../../../src/lists/issues/list-issues.ts';
import { listCorrections } from '../../../src/lists/list-corrections.ts';
import { TYPEFACES } from '../../../src/theme/typefaces.ts';
import { findSiteLanguage } from '../../../src/words/site-language.ts';

/** A site with what a newsletter needs. Every picture that a story names is there, of 1200×630 pixels unless said otherwise. */
export function makeNewsletterSite(articles: readonly Article[], overrides: SettingOverrides = {}, size = { width: 1200, height: 630 }) {
  const settings = completeSettings({}, { title: 'The Paper', description: 'News & views.', url: 'https://paper.example', ...overrides });
  const findPicture = (url: string): PagePicture => {
    const src = `${settings.base}pictures/${encodeURIComponent(url)}.jpg`;
    return { src, type: 'image/jpeg', bytes: 1000, ...size, sources: [], tone: '' };
  };
  const site = {
    ...findSiteLanguage(settings),
    articles,
    takenOff: [] as readonly Article[],
    corrections: listCorrections(articles),
    settings,
    typefaces: TYPEFACES,
    addresses: createAddresses(settings),
    findPicture,
    now: new Date('2030-01-01'),
    isPreview: false,
  };
  const issues = listIssues(site);
  const asked = {
    listen: <Result>(run: () => Result) => ({ result: run(), asked: new Set<string>() }),
    askAgain: () => {},
    issues: () => issues.map((issue) => ({ ...issue, isComplete: true })),
    issue: (date: string) => issues.find((issue) => issue.date === date),
  };
  return { site: { ...site, ...asked }, issues };
}

export function firstIssue(articles: readonly Article[], overrides: SettingOverrides = {}, size = { width: 1200, height: 630 }) {
  const { site, issues } = makeNewsletterSite(articles, overrides, size);
  const [issue] = issues;
  if (!issue) throw new Error('there is no issue');
  return { site, issue };
}
