import { cutText } from '../text/cut-text.ts';

/** Characters; tabs, bookmarks and search results cut what is longer (https://html-validate.org/rules/long-title.html). */
const MAX_LENGTH = 70;

/**
 * The text for a page's `<title>`: the page's title with the site's name if both fit, else the page's title alone,
 * cut between two words where even that is too long. The page's heading always has it whole.
 */
export function pageTitle(title: string | undefined, siteTitle: string): string {
  if (title === undefined) return cutText(siteTitle, MAX_LENGTH);
  const both = `${title} · ${siteTitle}`;
  return both.length <= MAX_LENGTH ? both : cutText(title, MAX_LENGTH);
}
