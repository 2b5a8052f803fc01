import { findStoryLang } from '../../content/story-source.ts';
import type { StoryCluster } from '../../lists/same-story/cluster-stories.ts';
import { type Account, type Accounts, listAccounts } from '../../lists/same-story/list-accounts.ts';
import { cutText } from '../../text/cut-text.ts';
import { countIn, splitAt } from '../../words/fill-in.ts';
import { labelTitle } from '../../words/label-title.ts';
import type { FeedContext } from '../feed-item.ts';
import { findStoryUrl } from './find-story-url.ts';
import { escapeCut, tag } from './newsletter-markup.ts';
import { findMailStyle } from './newsletter-style.ts';
import { MAX_HEADLINE, MAX_NAME, MOST_NAMED } from './story-limits.ts';

/** How others tell the same story: as cards on pages have it, see OtherSources.astro. */

/** The first accounts with their headlines, the rest by name. */
export function writeOpenAccounts(cluster: StoryCluster, context: FeedContext): string {
  if (cluster.others.length === 0) return '';
  const accounts = listAccounts(cluster, true);
  const { style } = findMailStyle(context);
  const items = accounts.opened.map((account) => tag('li', { class: 's r', style: style.account }, writeAccount(account, context)));
  return (
    tag('ul', { style: style.accounts }, items.join('')) + tag('p', { class: 's', style: style.also }, nameAccounts(accounts, context))
  );
}

/** `Also at Reuters · Law360`, below a story. */
export function writeAccountLine(cluster: StoryCluster, context: FeedContext): string {
  return tag('p', { class: 's', style: findMailStyle(context).style.also }, nameOthers(cluster, context));
}

/** The same as a part of a line. */
export function nameOthers(cluster: StoryCluster, context: FeedContext): string {
  return cluster.others.length === 0 ? '' : nameAccounts(listAccounts(cluster, false), context);
}

/** That of several sources this was the first. */
export function writeFirstMark(context: FeedContext): string {
  const { style } = findMailStyle(context);
  return tag('em', { class: 'a', style: style.first, lang: context.wordsLang }, escapeCut(context.words.cards.first));
}

function writeAccount({ article, isVersion, isFirst }: Account, context: FeedContext): string {
  const { words, wordsLang, settings } = context;
  const { style } = findMailStyle(context);
  const source = isVersion ? words.cards.earlierVersion : article.provider.name;
  const named = tag('b', { class: 'i', style: style.name, lang: isVersion ? wordsLang : undefined }, escapeCut(source, MAX_NAME));
  const link = { class: 'i x', style: style.accountLink, href: findStoryUrl(article, context), lang: findStoryLang(article, settings) };
  const headline = tag('a', { ...link, dir: 'auto' }, escapeCut(labelTitle(article, words), MAX_HEADLINE));
  const draft = article.isPublished ? '' : `${escapeCut(words.preview.unpublished)} · `;
  return `${draft}${named}${isFirst ? ` ${writeFirstMark(context)}` : ''}<br>${headline}`;
}

function nameAccounts({ sources, versions }: Accounts, context: FeedContext): string {
  const { words, wordsLang, wordsLanguage } = context;
  const [before, after] = splitAt(words.cards.alsoAt, 'sources');
  const shown = sources.slice(0, MOST_NAMED);
  const more = sources.length - shown.length;
  const names = [
    ...shown.map((account) => {
      const name = nameAccount(account, cutText(account.article.provider.name, MAX_NAME), context);
      return account.isFirst ? `${name} ${writeFirstMark(context)}` : name;
    }),
    ...(more > 0 ? [escapeCut(countIn(words.newsletter.moreStories, more, wordsLanguage))] : []),
  ];
  const said = shown.length > 0 ? [tag('span', { lang: wordsLang }, escapeCut(before) + names.join(' · ') + escapeCut(after))] : [];
  const earlier = versions.slice(0, MOST_NAMED).map((account) => nameAccount(account, words.cards.earlierVersion, context));
  return [...said, ...earlier].join(' · ');
}

function nameAccount({ article }: Account, name: string, context: FeedContext): string {
  const { settings, words, wordsLang } = context;
  const link = {
    class: 'i',
    style: findMailStyle(context).style.nameLink,
    href: findStoryUrl(article, context),
    lang: wordsLang && settings.language,
    'aria-label': `${name}: ${cutText(labelTitle(article, words), MAX_HEADLINE)}`,
  };
  return tag('a', link, escapeCut(name));
}
