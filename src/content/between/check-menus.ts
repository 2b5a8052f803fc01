import type { MenuEntry } from '../fields/site/menu-fields.ts';
import type { SiteSettings } from '../fields/site/site-settings.ts';
import type { OwnPage } from '../own-page.ts';
import { quoteText } from '../problems/describe-value.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';
import type { Finding } from '../problems/finding.ts';

/** What menus may lead to. */
export interface MenuTargets {
  /** Slugs, those of drafts' topics too. */
  topics: readonly string[];
  /** Of these the ones that have a page. */
  shownTopics: ReadonlySet<string>;
  /** The paper's own, drafts too. */
  pages: readonly Pick<OwnPage, 'path'>[];
  /** Of these the ones that are on the site. */
  shownPages: readonly Pick<OwnPage, 'path'>[];
}

/**
 * Topics and pages that menus name and that are not there. @param file the settings'
 */
export function checkMenus(file: string, { menu, footer, newsletter, newsletterForm }: SiteSettings, targets: MenuTargets): Finding[] {
  const findings = [
    ...menu.flatMap((entry, index) => checkEntry(entry, ['menu', index], targets)),
    ...footer.links.flatMap((entry, index) => checkEntry(entry, ['footer', 'links', index], targets)),
    ...(newsletterForm !== undefined && newsletter === 'none' ? [FORM_WITHOUT_PAGE] : []),
  ];
  return findings.map((finding) => ({ file, ...finding }));
}

type FindingHere = Omit<Finding, 'file'>;

const FORM_WITHOUT_PAGE: FindingHere = {
  severity: 'warning',
  path: ['newsletterForm'],
  message: 'newsletterForm stands on the page of the newsletter, which newsletter: none leaves out; remove one of the two lines',
};

function checkEntry(
  { topic, page }: MenuEntry,
  path: Finding['path'],
  { topics, shownTopics, pages, shownPages }: MenuTargets,
): FindingHere[] {
  if (topic !== undefined && !shownTopics.has(topic)) {
    if (!topics.includes(topic)) return [describeUnknown([...path, 'topic'], 'topic', topic, topics)];
    const message = `no published story has the topic ${quoteText(topic)}, so the menu leaves it out until one has`;
    return [{ severity: 'warning', path: [...path, 'topic'], message }];
  }
  if (page === undefined || shownPages.some((shown) => shown.path === page)) return [];
  const paths = pages.map((known) => known.path);
  if (!paths.includes(page)) return [describeUnknown([...path, 'page'], 'page', page, paths)];
  const message = `the page ${quoteText(page)} is not published, so the menu leaves it out until it is`;
  return [{ severity: 'warning', path: [...path, 'page'], message }];
}

function describeUnknown(path: Finding['path'], kind: 'topic' | 'page', name: string, known: readonly string[]): FindingHere {
  const nearest = nearestName(name, known);
  const place = kind === 'page' ? 'a file in pages/, as in page: about for pages/about.md' : 'a slug, as in topic: machine-learning';
  const mend = nearest === undefined ? `write the name of ${place}` : `did you mean ${kind}: ${nearest}?`;
  return { severity: 'error', path, message: `there is no ${kind} ${quoteText(name)}; ${mend}` };
}
