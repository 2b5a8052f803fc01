import type { Site } from '../../site.ts';
import { fillIn } from '../../words/fill-in.ts';
import { element, textElement } from '../markup.ts';
import { listFeeds, type SiteFeed } from './list-feeds.ts';

/** All feeds as a list that readers import, in folders: OPML 2.0 (http://opml.org/spec2.opml). */
export function writeOpml(site: Site): string {
  const { settings, addresses, words } = site;
  const feeds = listFeeds(site);
  const outline = ({ name, description, list }: SiteFeed) =>
    element('outline', {
      type: 'rss',
      text: name,
      title: name,
      description,
      xmlUrl: addresses.absolute(addresses.feeds(list).rss),
      htmlUrl: addresses.absolute(list),
    });
  const folder = (name: string, inside: readonly SiteFeed[]) =>
    inside.length === 0 ? [] : [element('outline', { text: name, title: name }, `\n${inside.map(outline).join('\n')}\n`)];
  const whole = feeds.filter(({ kind }) => kind !== 'topic' && kind !== 'provider' && kind !== 'author');
  const head = element(
    'head',
    {},
    textElement('title', fillIn(words.feeds.listOf, { site: settings.title })) + textElement('docs', 'http://opml.org/spec2.opml'),
  );
  const ofKind = (wanted: SiteFeed['kind']) => feeds.filter(({ kind }) => kind === wanted);
  const folders = [
    ...folder(words.site.topics, ofKind('topic')),
    ...folder(words.site.sources, ofKind('provider')),
    ...folder(words.site.authors, ofKind('author')),
  ];
  const body = element('body', {}, `\n${[...whole.map(outline), ...folders].join('\n')}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('opml', { version: '2.0' }, `\n${head}\n${body}\n`)}\n`;
}
