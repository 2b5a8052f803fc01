import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, ENGINE_DIR, temporaryFolder } from '../run-command.ts';
import { type FolderServer, serveFolder } from '../serve-folder.ts';
import { launchBrowser } from './launch-browser.ts';

/*
 * A story's card is drawn by StoryCard.astro while the site is built, and by draw-story-card.ts in a browser: for what a search
 * finds, and for what the reader saved. The topics that a reader keeps on the front page have the cards of their own pages. Here
 * the same stories are shown in all these ways. What they may differ in stands in the functions named `forget…`, and nowhere else.
 */

const LONG = 'A headline that goes on and on about the tides, past the ninety characters from which on it is called long';

/** Of each topic, newest first. The first one is a card in the topic's section, three others are brief, and a fifth has no room. */
const STORIES: Readonly<Record<string, readonly string[]>> = {
  Dunes: ['Sand &amp; "wind" &lt;b&gt;', 'Brief among grass', LONG, 'מגדלור', 'Too late for the section'],
  Marshes: [LONG.replace('the tides', 'herons and reeds'), 'Brief with frogs'],
  Moors: ['Peat keeps everything', 'Brief under heather'],
};

let browser: Browser;
/** One whose editors describe the topics, so that the front page has their sections; and one whose editors describe none of them. */
let described: FolderServer;
let undescribed: FolderServer;

beforeAll(async () => {
  [described, undescribed] = await Promise.all([openSite(Object.keys(STORIES)), openSite(['Quiet'])]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([described?.close(), undescribed?.close()]);
});

async function openSite(topics: readonly string[]): Promise<FolderServer> {
  const folder = await temporaryFolder();
  const write = async (file: string, lines: readonly string[]) => {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), `${lines.join('\n')}\n`);
  };
  await cp(join(ENGINE_DIR, 'tests/fixtures/small/images'), join(folder, 'images'), { recursive: true });
  await write('site.yaml', ['title: Cards', 'url: https://cards.example', 'language: en-GB', 'timeZone: Asia/Tokyo']);
  await write('providers/lamp.yaml', ['domain: lamp.example', 'name: The Lamp', 'logo: images/lamp.png']);
  for (const name of topics) await write(`topics/${name}.yaml`, [`_id: ${name.toLowerCase()}`, `name: ${name}`, 'description: Of it.']);
  // As many as stand above the sections.
  const newest = Array.from({ length: 16 }, (_, place) => ({ topic: 'Towns', title: `Bridge ${place} opens`, index: 0 }));
  const older = Object.entries(STORIES).flatMap(([topic, titles]) => titles.map((title, index) => ({ topic, title, index })));
  for (const [place, { topic, title, index }] of [...newest, ...older].entries()) {
    const hasPicture = index === 0 && topic !== 'Marshes';
    await write(`news/story-${place}.md`, [
      '---',
      `title: '${title}'`,
      `excerpt: '${topic === 'Moors' ? title.toUpperCase() : `What it is about: ${title}`}'`,
      `publishedDateTime: ${new Date(Date.UTC(2026, 0, 30 - place, 20)).toISOString()}`,
      `originalUrl: https://lamp.example/${place}`,
      'provider: { name: The Lamp, domain: lamp.example }',
      `topics: [${topic}${topic === 'Towns' ? '' : ', Shores'}]`,
      ...(hasPicture ? ['images: [{ url: images/moon.jpg }]'] : []),
      ...(title === 'מגדלור' ? ['language: he', 'label: opinion', 'authors: [Noa, Jo & Co]'] : []),
      ...(topic === 'Moors' ? [`featuredContent: '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'`] : []),
      '---',
    ]);
  }
  const { outDir, status, stderr } = await buildSite(folder);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return serveFolder(outDir);
}

async function visit(address: string, kept: readonly string[] = []): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript((topics) => localStorage.setItem('broadsheet.topics', topics), JSON.stringify(kept));
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The HTML at each place, attributes in the order of the alphabet and without the spaces between elements, which show nowhere. */
function readPlaces(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((places) => {
    const write = (node: Node): string => {
      if (!(node instanceof Element)) return node.textContent?.trim() ? node.textContent : '';
      const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).toSorted();
      const inside = [...node.childNodes].map(write).join('');
      return `<${node.localName}${attributes.join('')}>${inside}</${node.localName}>`;
    };
    return places.map(write);
  });
}

/** A topic's own page names its stories' other topics, and its first picture is larger. */
function forgetWhereItStands(html: string): string {
  return forgetTopics(html).replaceAll(/<picture.*?<\/picture>/g, '<picture></picture>');
}

/** Buttons of a topic that the reader keeps. */
function forgetTools(html: string): string {
  return html.replaceAll(/<p class="topic-tools">.*?<\/p>/g, '');
}

/** Its index has no authors and no languages. */
function forgetWhatSearchLacks(html: string): string {
  return forgetLogos(html)
    .replaceAll(/<span class="authors">.*?<\/span>/g, '')
    .replaceAll(/ lang="[^"]*"/g, '');
}

/** Readers search for topics and sources too, so that what was found shows them all, as links. */
function forgetWhatSearchAdds(html: string): string {
  return forgetTopics(html)
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll(/<a class="provider" href="[^"]*">(.*?)<\/a>/g, '<span class="provider">$1</span>')
    .replaceAll(/(<\/?)h2/g, '$1h3')
    .replaceAll('story-found', 'story-brief');
}

/** The label of a story stays. */
function forgetTopics(html: string): string {
  return html.replaceAll(/(<p class="kicker">.*?)(?:<a.*?<\/a>)+<\/p>/g, '$1</p>').replaceAll('<p class="kicker"></p>', '');
}

function forgetLogos(html: string): string {
  return html.replaceAll(/<img alt="" class="logo".*?<\/img>/g, '');
}

/** The search index tells the day alone, as the site's time zone has it, and results have its year. */
function forgetMoments(html: string): string {
  return html.replaceAll(/<time.*?<\/time>/g, '<time></time>');
}

describe('a story’s card', () => {
  it('is the same in the section of a topic that the reader keeps as in one that the site has', async () => {
    const built = await readPlaces(await visit(described.url), '.topic-section');
    expect(built).toHaveLength(Object.keys(STORIES).length);
    for (const shown of ['class="excerpt"', '<picture', 'is-video', 'plain', 'class="logo"']) {
      expect(built.join('')).toContain(shown);
    }
    const page = await visit(
      undescribed.url,
      Object.keys(STORIES).map((name) => name.toLowerCase()),
    );
    await page
      .locator('.topic-section')
      .nth(built.length - 1)
      .waitFor();
    const drawn = await readPlaces(page, '.topic-section');
    expect(drawn.map(forgetTools).map(forgetWhereItStands)).toEqual(built.map(forgetWhereItStands));
  });

  it('is the same among what the reader saved as where a list is brief', async () => {
    const page = await visit(described.url);
    const built = await readPlaces(page, '.topic-others article');
    expect(built.join('')).toMatch(/class="label".*class="authors"/);
    const paths = await page
      .locator('.topic-others .headline a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const path of paths.toReversed()) {
      await page.goto(new URL(path, described.url).href);
      await page.getByRole('button', { name: 'Save for later' }).click();
    }
    await page.goto(described.url);
    await page.locator('.shelf article').first().waitFor();
    expect(await readPlaces(page, '.shelf article')).toEqual(built);
  });

  it.each([
    ['of a topic', '', 'topic=shores', 5],
    ['with marked words', 'Brief', 'q=brief', 3],
  ])('is the same among what a search found as where a list is brief: %s', async (_, title, query, count) => {
    const built = await readPlaces(await visit(described.url), '.topic-others article');
    const wanted = built
      .filter((card) => card.includes(title))
      .map(forgetWhatSearchLacks)
      .map(forgetMoments);
    expect(wanted).toHaveLength(count);
    const page = await visit(`${described.url}search/?${query}`);
    await page.locator('.search-results article').first().waitFor();
    const found = await readPlaces(page, '.search-results article');
    expect(found.join('').includes('<mark>')).toBe(title !== '');
    expect(found.map(forgetWhatSearchAdds).map(forgetMoments)).toEqual(expect.arrayContaining(wanted));
  });
});
