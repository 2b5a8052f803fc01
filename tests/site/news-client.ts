/** A client of the news API, written from its description alone: whatever the description rules out is an error here. */

export interface Picture {
  url: string;
  width: number | null;
  height: number | null;
  title: string | null;
  attribution: string | null;
  isCached: boolean;
}

export interface Story {
  path: string;
  title: string;
  excerpt: string;
  sourceUrl: string;
  webUrl: string;
  originalUrl: string;
  featuredContent: string | null;
  highlight: null;
  heat: number;
  tags: string[] | null;
  images: Picture[];
  content: string;
  type: string;
  ampWebUrl: string | null;
  cdnAmpWebUrl: string | null;
  publishedDateTime: string;
  updatedDateTime: string | null;
  provider: { name: string; domain: string; images: Picture[]; publishers: string[] | null; authors: string[] | null };
  locale: string;
  categories: string[];
  topics: string[];
}

export interface WholeStory extends Story {
  related: unknown[];
}

export interface Topic {
  name: string;
  shortname: string;
  id: string;
  parent: string | null;
  images: Picture[];
  services: { name: string; endpoint: string }[];
}

export interface ReadOptions {
  /** Where to ask for the document with this address. */
  resolve?: (address: string) => string;
}

const PAGE_SIZE = 25;
const LAST_PAGE = 10;
const DATE_TIME = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-][01]\d:[0-5]\d)$/;
const isAddress = (value: unknown) => typeof value === 'string' && /^https?:\/\/[^/]/.test(value) && URL.canParse(value);
const isDay = (text: string) => new Date(text).toJSON()?.startsWith(text) === true;
const isDateTime = (value: unknown) => typeof value === 'string' && DATE_TIME.test(value) && isDay(value.slice(0, 10));

/** All stories of a site, or of one of its topics. `base` is the site's own address and ends with a slash. */
export async function readNews(base: string, topic?: string, options: ReadOptions = {}): Promise<Story[]> {
  const folder = new URL(topic === undefined ? 'api/news/' : `api/news/${encodeURIComponent(topic)}/`, base).href;
  const stories: Story[] = [];
  let nextPage: number | null = 1;
  for (let number = 1; nextPage !== null; number++) {
    const page = await readObject(number === 1 ? `${folder}index.json` : `${folder}page/${nextPage}/index.json`, options);
    const value = page.objects('value', readElement);
    for (const [index, story] of value.entries()) {
      const former = stories.at(-1);
      if (former && Date.parse(former.publishedDateTime) < Date.parse(story.publishedDateTime))
        page.fail(`value[${index}].publishedDateTime`, 'is newer than the story before it');
      if (stories.some(({ path }) => path === story.path)) page.fail(`value[${index}].path`, 'is a story that was there before');
      if (story.content !== '') page.fail(`value[${index}].content`, 'is not empty');
      stories.push(story);
    }
    nextPage = readNextPage(page, number, value.length);
  }
  return stories;
}

/** A story's own document. */
export async function readStory(story: Story, options: ReadOptions = {}): Promise<WholeStory> {
  const whole = await readObject(story.sourceUrl, options);
  if (whole.text('path') !== story.path) whole.fail('path', `is not ${story.path}`);
  return {
    ...readElement(whole),
    related: whole.list('related'),
  };
}

export async function readTopics(base: string, options: ReadOptions = {}): Promise<Topic[]> {
  const topics = await readObject(new URL('api/topics/index.json', base).href, options);
  return topics.objects('value', (topic) => ({
    name: topic.text('name'),
    shortname: topic.text('shortname'),
    id: topic.text('id'),
    parent: topic.orNull('parent', topic.text),
    images: topic.objects('images', readPicture),
    services: topic.objects('services', (service) => ({ name: service.text('name'), endpoint: service.address('endpoint') })),
  }));
}

function readNextPage(page: Fields, number: number, stories: number): number | null {
  page.text('title');
  if (page.text('path') !== '_news/') page.fail('path', 'is not _news/');
  if (page.number('page') !== number) page.fail('page', `is not ${number}`);
  if (stories > PAGE_SIZE) page.fail('value', `has more than ${PAGE_SIZE} stories`);
  if (stories === 0 && number > 1) page.fail('value', 'is empty though the page before led here');
  const nextPage = page.orNull('nextPage', page.number);
  if (nextPage === null) return null;
  if (nextPage !== number + 1) page.fail('nextPage', `is not ${number + 1}`);
  if (number >= LAST_PAGE) page.fail('nextPage', `leads past page ${LAST_PAGE}`);
  if (stories < PAGE_SIZE) page.fail('nextPage', `follows a page of ${stories} stories`);
  return nextPage;
}

function readElement(story: Fields): Story {
  if (!/^_news\/.+\.md$/.test(story.text('path'))) story.fail('path', 'is not _news/<file>.md');
  return {
    path: story.text('path'),
    title: story.text('title'),
    excerpt: story.string('excerpt'),
    sourceUrl: story.address('sourceUrl'),
    webUrl: story.address('webUrl'),
    originalUrl: story.address('originalUrl'),
    featuredContent: story.orNull('featuredContent', story.text),
    highlight: story.orNull('highlight', () => story.fail('highlight', 'is not null')),
    heat: story.number('heat'),
    tags: story.orNull('tags', story.texts),
    images: story.objects('images', readPicture),
    content: story.string('content'),
    type: story.text('type'),
    ampWebUrl: story.orNull('ampWebUrl', story.address),
    cdnAmpWebUrl: story.orNull('cdnAmpWebUrl', story.address),
    publishedDateTime: story.dateTime('publishedDateTime'),
    updatedDateTime: story.orNull('updatedDateTime', story.dateTime),
    provider: story.object('provider', (provider) => ({
      name: provider.text('name'),
      domain: provider.text('domain'),
      images: provider.objects('images', readPicture),
      publishers: provider.orNull('publishers', provider.texts),
      authors: provider.orNull('authors', provider.texts),
    })),
    locale: story.text('locale'),
    categories: story.texts('categories'),
    topics: story.texts('topics'),
  };
}

function readPicture(picture: Fields): Picture {
  return {
    url: picture.address('url'),
    width: picture.orNull('width', picture.number),
    height: picture.orNull('height', picture.number),
    title: picture.orNull('title', picture.text),
    attribution: picture.orNull('attribution', picture.text),
    isCached: picture.boolean('isCached'),
  };
}

type Fail = (field: string, problem: string) => never;

/** An object of a document: a field is what it is said to be or an error. */
class Fields {
  readonly #value: Record<string, unknown>;
  readonly #read = new Set<string>();
  readonly fail: Fail;

  constructor(value: unknown, fail: Fail) {
    this.#value = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : fail('', 'is no object');
    this.fail = fail;
  }

  string = (name: string) => this.#get<string>(name, 'string', (value) => typeof value === 'string');
  text = (name: string) => this.string(name) || this.fail(name, 'is empty');
  address = (name: string) => this.#get<string>(name, 'absolute address', isAddress);
  dateTime = (name: string) => this.#get<string>(name, 'ISO date and time', isDateTime);
  number = (name: string) => this.#get<number>(name, 'number', (value) => typeof value === 'number');
  boolean = (name: string) => this.#get<boolean>(name, 'boolean', (value) => typeof value === 'boolean');
  list = (name: string) => this.#get<unknown[]>(name, 'list', Array.isArray);
  texts = (name: string) =>
    this.list(name).map((item, index) => (item && typeof item === 'string' ? item : this.fail(`${name}[${index}]`, 'is no string')));
  object = <Value>(name: string, read: (item: Fields) => Value) => this.#readInner(name, this.#get(name), read);
  objects = <Value>(name: string, read: (item: Fields) => Value) =>
    this.list(name).map((item, index) => this.#readInner(`${name}[${index}]`, item, read));
  orNull = <Value>(name: string, read: (name: string) => Value) => (this.#get(name) === null ? null : read(name));

  #get<Value>(name: string, kind = '', test: (value: unknown) => boolean = () => true): Value {
    this.#read.add(name);
    if (!(name in this.#value)) this.fail(name, 'is missing');
    return test(this.#value[name]) ? (this.#value[name] as Value) : this.fail(name, `is no ${kind}`);
  }

  #readInner<Value>(place: string, value: unknown, read: (item: Fields) => Value): Value {
    const inner = new Fields(value, (field, problem) => this.fail(field ? `${place}.${field}` : place, problem));
    const result = read(inner);
    for (const name of Object.keys(inner.#value)) if (!inner.#read.has(name)) inner.fail(name, 'is not in the description');
    return result;
  }
}

async function readObject(address: string, { resolve = (same) => same }: ReadOptions): Promise<Fields> {
  const fail: Fail = (field, problem) => {
    throw new Error(`${address}: ${field || 'the document'} ${problem}`);
  };
  const response = await fetch(resolve(address));
  if (!response.ok) fail('', `is answered with ${response.status}`);
  const text = await response.text();
  if (/"secured"\s*:/.test(text)) fail('secured', 'is shown');
  return new Fields(await Promise.try(JSON.parse, text).catch(() => fail('', 'is no JSON')), fail);
}
