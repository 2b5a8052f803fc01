import type { Issue } from '../../lists/issues/list-issues.ts';
import { cutText } from '../../text/cut-text.ts';
import type { FeedContext } from '../feed-item.ts';
import { escapeMarkup } from '../markup.ts';
import type { FittedStories } from './newsletter-fit.ts';
import { tag } from './newsletter-markup.ts';
import { writeMore } from './newsletter-more.ts';
import { findMailStyle } from './newsletter-style.ts';
import { listIssueLinks } from './newsletter-words.ts';
import { MAX_MOTTO, MAX_PAPER_NAME } from './story-limits.ts';

/** Stories as lines, and how many there are besides. */
export function writeBriefs({ brief, omitted }: FittedStories, context: FeedContext): string {
  const { words, wordsLang } = context;
  const { style } = findMailStyle(context);
  const heading = tag('h2', { class: 'i', style: style.briefsHeading, lang: wordsLang }, escapeMarkup(words.newsletter.inBrief));
  const list = tag('ul', { style: style.briefList }, brief.map(({ html }) => `${html}\n`).join(''));
  return tag('td', { class: 'k', style: style.briefs }, heading + list + writeMore(omitted, context));
}

export function writeFooter(issue: Issue, context: FeedContext): string {
  const { settings, wordsLang } = context;
  const { style } = findMailStyle(context);
  const links = listIssueLinks(issue, context);
  const written = links.map(({ name, url }) => tag('a', { class: 'i', style: style.creditLink, href: url }, escapeMarkup(name)));
  return tag(
    'td',
    { class: 'k', style: style.footer },
    tag('p', { class: 'i y', style: style.footerName, dir: 'auto' }, escapeMarkup(cutText(settings.title, MAX_PAPER_NAME))) +
      tag('p', { class: 's x', style: style.footerText, dir: 'auto' }, escapeMarkup(cutText(settings.description, MAX_MOTTO))) +
      tag('p', { class: 's', style: style.footerLinks, lang: wordsLang }, written.join(' &nbsp; ')),
  );
}
