import { Parser } from 'htmlparser2';
import { MAX_FEED_SIZE } from '../../src/feeds/feed.ts';
import { allElements, childrenOf, readXml, textOf, type XmlElement } from './read-xml.ts';

/** What every item of every format says, for comparing formats. */
export interface CheckedItem {
  guid: string;
  link: string;
  title: string;
  published: string;
  content: string;
}

/** Stories begin with their source, corrections with their date, and neither carries a style; letters are whole mails. */
export type FeedKind = 'stories' | 'letters';

export interface CheckedFeed {
  /** What is wrong, a line each. */
  faults: string[];
  items: CheckedItem[];
}

const RFC_822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/** Collects what is not as a rule says. */
class Faults {
  readonly lines: string[] = [];
  readonly kind: FeedKind;

  constructor(kind: FeedKind) {
    this.kind = kind;
  }

  expect(isRight: boolean, rule: string): void {
    if (!isRight) this.lines.push(rule);
  }

  /** Absolute, http(s), and written as a browser would: percent-encoded. */
  address(value: string | undefined, what: string): void {
    const url = value === undefined ? null : URL.parse(value);
    this.expect(url !== null && /^https?:$/.test(url.protocol) && url.href === value, `${what} is no absolute, encoded address: ${value}`);
  }

  html(html: string, what: string): void {
    const parser = new Parser({
      onopentag: (name, attributes) => {
        this.expect(!/^(?:script|style|iframe|object|form|picture|source)$/.test(name), `${what} holds <${name}>`);
        for (const [attribute, value] of Object.entries(attributes)) {
          const isForbidden = attribute.startsWith('on') || (attribute === 'style' && this.kind === 'stories');
          this.expect(!isForbidden, `${what} holds ${attribute}=`);
          if (attribute === 'src' || (attribute === 'href' && !value.startsWith('mailto:'))) this.address(value, `${what}: ${attribute}`);
        }
      },
    });
    parser.end(html);
  }

  size(text: string): void {
    this.expect(Buffer.byteLength(text) <= MAX_FEED_SIZE, `has ${Buffer.byteLength(text)} bytes`);
    this.expect(text.isWellFormed(), 'holds a lone surrogate');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    this.expect(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text), 'holds what XML forbids');
  }

  once(element: XmlElement, names: readonly string[]): void {
    for (const name of names) this.expect(childrenOf(element, name).length === 1, `<${element.name}> has not one <${name}>`);
  }

  unique(values: readonly string[], what: string): void {
    this.expect(new Set(values).size === values.length, `two items share ${what}`);
  }
}

/** The rules of https://www.rssboard.org/rss-specification and https://www.rssboard.org/rss-profile. */
export function checkRss(text: string, kind: FeedKind = 'stories'): CheckedFeed {
  const faults = new Faults(kind);
  faults.size(text);
  const rss = readXml(text);
  const [channel] = rss.children;
  if (rss.name !== 'rss' || rss.attributes['version'] !== '2.0' || channel?.name !== 'channel' || rss.children.length !== 1)
    return { faults: ['is no RSS 2.0'], items: [] };
  faults.once(channel, ['title', 'link', 'description', 'language', 'generator']);
  faults.address(textOf(channel, 'link'), 'link');
  faults.expect(LANGUAGE.test(textOf(channel, 'language') ?? ''), 'language is no tag');
  const self = childrenOf(channel, 'atom:link').filter(({ attributes }) => attributes['rel'] === 'self');
  faults.expect(self.length === 1 && self[0]?.attributes['type'] === 'application/rss+xml', 'does not name its own address');
  faults.address(self[0]?.attributes['href'], 'atom:link');
  const items = childrenOf(channel, 'item');
  const built = textOf(channel, 'lastBuildDate');
  faults.expect(items.length === 0 || RFC_822.test(built ?? ''), 'lastBuildDate is no RFC 822 date');
  checkNamespaces(rss, faults);
  for (const item of items) {
    const name = textOf(item, 'guid') ?? 'an item without guid';
    faults.once(item, ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded']);
    faults.expect(childrenOf(item, 'dc:creator').length > 0, `${textOf(item, 'guid')}: names nobody`);
    faults.expect(childrenOf(item, 'guid')[0]?.attributes['isPermaLink'] === 'false', `${name}: the guid is no address, and must say so`);
    faults.expect(RFC_822.test(textOf(item, 'pubDate') ?? ''), `${name}: pubDate is no RFC 822 date`);
    faults.address(textOf(item, 'link'), `${name}: link`);
    faults.html(textOf(item, 'content:encoded') ?? '', name);
    faults.html(textOf(item, 'description') ?? '', `${name}: description`);
    faults.expect(childrenOf(item, 'enclosure').length === 0, `${name}: its picture would show twice`);
    for (const updated of childrenOf(item, 'atom:updated')) faults.expect(RFC_3339.test(updated.text), `${name}: updated is no date`);
    checkMedia(item, textOf(item, 'content:encoded') ?? '', name, faults);
  }
  const checked = items.map((item) => ({
    guid: textOf(item, 'guid') ?? '',
    link: textOf(item, 'link') ?? '',
    title: textOf(item, 'title') ?? '',
    published: new Date(textOf(item, 'pubDate') ?? '').toISOString(),
    content: textOf(item, 'content:encoded') ?? '',
  }));
  return finish(checked, faults);
}

/** The rules of https://www.rfc-editor.org/rfc/rfc4287. */
export function checkAtom(text: string, kind: FeedKind = 'stories'): CheckedFeed {
  const faults = new Faults(kind);
  faults.size(text);
  const feed = readXml(text);
  if (feed.name !== 'feed' || feed.namespace !== 'http://www.w3.org/2005/Atom') return { faults: ['is no Atom'], items: [] };
  faults.once(feed, ['id', 'title', 'updated']);
  faults.expect(LANGUAGE.test(feed.attributes['xml:lang'] ?? ''), 'xml:lang is no tag');
  const entries = childrenOf(feed, 'entry');
  for (const element of [feed, ...entries]) {
    const name = textOf(element, 'id') ?? '';
    faults.expect(URL.parse(name) !== null, `${name}: id is no IRI`);
    for (const date of ['updated', 'published'])
      for (const { text: moment } of childrenOf(element, date))
        faults.expect(RFC_3339.test(moment), `${name}: ${date} is no RFC 3339 date`);
    for (const { attributes } of childrenOf(element, 'link')) faults.address(attributes['href'], `${name}: link`);
    const alternates = childrenOf(element, 'link').filter(({ attributes }) => attributes['rel'] === 'alternate');
    faults.expect(alternates.length === 1, `${name}: has not one alternate link of a kind`);
  }
  faults.expect(
    childrenOf(feed, 'link').filter(({ attributes }) => attributes['rel'] === 'self').length === 1,
    'does not name its own address',
  );
  for (const entry of entries) {
    const name = textOf(entry, 'id') ?? '';
    faults.once(entry, ['id', 'title', 'updated', 'published', 'summary', 'content']);
    faults.expect(childrenOf(entry, 'author').length > 0, `${name}: names nobody`);
    for (const author of childrenOf(entry, 'author')) faults.once(author, ['name']);
    for (const category of childrenOf(entry, 'category'))
      faults.expect(Boolean(category.attributes['term']), `${name}: a category has no term`);
    faults.expect(childrenOf(entry, 'content')[0]?.attributes['type'] === 'html', `${name}: content is no HTML`);
    faults.html(textOf(entry, 'content') ?? '', name);
    checkMedia(entry, textOf(entry, 'content') ?? '', name, faults);
  }
  const updates = entries.map((entry) => textOf(entry, 'updated') ?? '');
  const newest = [...entries.map((entry) => textOf(entry, 'published') ?? ''), ...updates].toSorted().at(-1);
  faults.expect(entries.length === 0 || textOf(feed, 'updated') === newest, 'updated is not that of its newest change');
  const checked = entries.map((entry) => ({
    guid: textOf(entry, 'id') ?? '',
    link: childrenOf(entry, 'link').find(({ attributes }) => attributes['rel'] === 'alternate')?.attributes['href'] ?? '',
    title: textOf(entry, 'title') ?? '',
    published: textOf(entry, 'published') ?? '',
    content: textOf(entry, 'content') ?? '',
  }));
  return finish(checked, faults);
}

/** The rules of https://www.jsonfeed.org/version/1.1/. */
export function checkJsonFeed(text: string, kind: FeedKind = 'stories'): CheckedFeed {
  const faults = new Faults(kind);
  faults.size(text);
  const feed = JSON.parse(text);
  faults.expect(feed.version === 'https://jsonfeed.org/version/1.1', 'is no JSON Feed 1.1');
  faults.expect(typeof feed.title === 'string' && feed.title !== '', 'has no title');
  faults.address(feed.home_page_url, 'home_page_url');
  faults.address(feed.feed_url, 'feed_url');
  faults.expect(LANGUAGE.test(feed.language), 'language is no tag');
  faults.expect(feed.author === undefined, 'author is of version 1.0');
  for (const hub of feed.hubs ?? []) {
    faults.expect(typeof hub.type === 'string', 'a hub has no type');
    faults.address(hub.url, 'hub');
  }
  for (const item of feed.items) {
    faults.expect(typeof item.id === 'string' && item.id !== '', 'an item has no id');
    for (const field of ['url', 'external_url', 'image'])
      if (item[field] !== undefined) faults.address(item[field], `${item.id}: ${field}`);
    faults.expect(typeof item.content_html === 'string', `${item.id}: has no content`);
    faults.html(item.content_html, item.id);
    for (const field of ['date_published', 'date_modified'])
      if (item[field] !== undefined) faults.expect(RFC_3339.test(item[field]), `${item.id}: ${field} is no RFC 3339 date`);
    for (const author of item.authors ?? [])
      faults.expect(Boolean(author.name ?? author.url ?? author.avatar), `${item.id}: an author has nothing`);
    faults.expect(
      (item.tags ?? []).every((tag: unknown) => typeof tag === 'string'),
      `${item.id}: a tag is no text`,
    );
    if (item.image) faults.expect(item.content_html.includes(item.image), `${item.id}: its picture would show twice`);
  }
  const checked = feed.items.map((item: Record<string, string>) => ({
    guid: item['id'],
    link: item['url'],
    title: item['title'],
    published: item['date_published'],
    content: item['content_html'],
  }));
  return finish(checked, faults);
}

/** A picture of the same address in the content and beside it shows once; of two addresses it would show twice. */
function checkMedia(item: XmlElement, content: string, name: string, faults: Faults): void {
  const media = childrenOf(item, 'media:content');
  faults.expect(media.length <= 1, `${name}: has several pictures beside its content`);
  for (const { attributes } of media) {
    faults.address(attributes['url'], `${name}: media:content`);
    faults.expect(attributes['type'] === 'image/jpeg' && attributes['medium'] === 'image', `${name}: its picture is no JPEG`);
    for (const number of ['fileSize', 'width', 'height'])
      faults.expect(/^[1-9]\d*$/.test(attributes[number] ?? ''), `${name}: ${number} is missing`);
    faults.expect(content.includes(`src="${attributes['url']}"`), `${name}: its picture would show twice`);
  }
}

function checkNamespaces(root: XmlElement, faults: Faults): void {
  for (const { name, namespace } of allElements(root))
    faults.expect(!name.includes(':') || namespace !== '', `<${name}> has a prefix that stands for nothing`);
}

function finish(items: CheckedItem[], faults: Faults): CheckedFeed {
  faults.unique(
    items.map(({ guid }) => guid),
    'an identity',
  );
  for (const { guid, content, title } of items) {
    // A story of the paper's own begins with its text or its picture.
    const start = faults.kind === 'stories' ? /^<(?:p>(?:Source: <a href="http|<strong>|\p{L})|figure><img )/u : /^<(?:div lang=|ul)/;
    faults.expect(start.test(content), `${guid}: does not begin as ${faults.kind} do`);
    faults.expect(title !== '', `${guid}: has no title`);
  }
  const order = items.map(({ published }) => new Date(published).getTime());
  faults.expect(
    order.every((moment, index) => index === 0 || moment <= (order[index - 1] ?? 0)),
    'is not newest first',
  );
  return { faults: [...new Set(faults.lines)], items };
}
