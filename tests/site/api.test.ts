import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import sharp from 'sharp';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectStories, FIXTURE, showText } from './api-fixture.ts';
import { type ApiSite, openApiSite, readApiDocuments, readSchema } from './api-site.ts';
import { readNews, readStory, readTopics, type Story } from './news-client.ts';

function readElements(html: string): Element[] {
  const elements: Element[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (element) => {
    elements.push(element);
  });
  return elements;
}

describe.each(['/', '/ai/'])('the API of the small publication under %s', (base) => {
  let site: ApiSite;
  let expected: Story[];
  let stories: Story[];
  beforeAll(async () => {
    site = await openApiSite(FIXTURE, 'small.example', base);
    expected = await expectStories(site.address);
    stories = await readNews(site.address, undefined, site);
  });
  afterAll(async () => {
    await site.close();
  });

  it('lists the published stories, newest first, as their front matter says', () => {
    expect(expected).toHaveLength(6);
    expect(stories).toEqual(expected);
  });

  it('lists the stories of each topic in the same order', async () => {
    for (const { id, name } of await readTopics(site.address, site)) {
      const ofTopic = expected.filter(({ topics }) => topics.includes(name));
      expect(await readNews(site.address, id, site), name).toEqual(ofTopic);
      expect(ofTopic.length, name).toBe({ science: 4, physics: 2, 'c-plus-plus': 1, elections: 1, quiet: 0 }[id]);
    }
  });

  it('sends readers to the source, and to the page of a story that the site hosts', async () => {
    const hosted = stories.filter(({ webUrl }) => webUrl.startsWith(site.address));
    expect(hosted.map(({ title }) => title)).toEqual(['A film about lamps', 'A story of our own: & more']);
    for (const { title, webUrl } of hosted) {
      const page = await fetch(site.resolve(webUrl));
      expect(page.status).toBe(200);
      expect(showText(/<h1.*?<\/h1>/s.exec(await page.text())?.[0] ?? '')).toBe(title);
    }
  });

  it('has a copy of each picture in the content folder, of the stated size', async () => {
    const copies = stories.flatMap(({ images, provider }) => [...images.filter(({ isCached }) => isCached), ...provider.images]);
    expect(copies).toHaveLength(4);
    for (const { url, width, height } of copies) {
      const answer = await fetch(site.resolve(url));
      expect(answer.status).toBe(200);
      expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({ width, height });
    }
  });

  it('says the same of a story in its own document, and more', async () => {
    for (const { content: _, ...story } of stories) expect(await readStory({ ...story, content: '' }, site)).toMatchObject(story);
    const wholes = await Promise.all(stories.map((story) => readStory(story, site)));
    const [first, hosted] = ['first-light', 'hosted'].map((name) => wholes.find(({ path }) => path.endsWith(`-${name}.md`)));
    expect(first?.related).toEqual([expect.objectContaining({ title: 'Lamp lit, neighbours say', excerpt: 'They saw it & told us.' })]);
    expect(first?.content).toBe('');
    expect(hosted?.content).toContain('<strong>weight</strong>');
    expect(hosted?.content).toContain(`href="${site.address}news/2026-01-01-first-light/"`);
  });

  it('has no script, frame or event handler in the text of a story, and absolute addresses only', async () => {
    const elements = await Promise.all(stories.map(async (story) => readElements((await readStory(story, site)).content)));
    expect(elements.flat().length).toBeGreaterThan(20);
    for (const { tagName, properties } of elements.flat()) {
      expect(['script', 'iframe', 'object', 'embed', 'style']).not.toContain(tagName);
      expect(Object.keys(properties).filter((name) => name.startsWith('on'))).toEqual([]);
      for (const name of ['href', 'src']) if (name in properties) expect(properties[name]).toMatch(/^https?:\/\//);
    }
  });

  it('features a known player’s frame and nothing else', async () => {
    const wholes = await Promise.all(stories.map((story) => readStory(story, site)));
    const featured = wholes.flatMap(({ featuredContent }) => featuredContent ?? []);
    expect(featured).toHaveLength(1);
    const [frame, ...others] = fromHtml(featured[0] ?? '', { fragment: true }).children as Element[];
    expect(others).toEqual([]);
    expect(frame).toMatchObject({ tagName: 'iframe', children: [] });
    expect(frame?.properties['src']).toMatch(/^https:\/\/www\.youtube(-nocookie)?\.com\/embed\/abcdefghijk(\?|$)/);
    expect(featured[0]).not.toMatch(/alert|\son\w+=/i);
  });

  it('names the topics with their parents, and services that answer', async () => {
    const topics = await readTopics(site.address, site);
    expect(topics.map(({ services: _, images: __, ...topic }) => topic).toSorted((one, other) => one.id.localeCompare(other.id))).toEqual([
      { name: 'C++', shortname: 'C++', id: 'c-plus-plus', parent: null },
      { name: 'Élections', shortname: 'Élections', id: 'elections', parent: null },
      { name: 'Physics', shortname: 'Phys', id: 'physics', parent: 'science' },
      { name: 'Quiet', shortname: 'Quiet', id: 'quiet', parent: null },
      { name: 'Science', shortname: 'Science', id: 'science', parent: null },
    ]);
    for (const { name, id, services } of topics) {
      expect(services.map(({ endpoint }) => endpoint)).toContain(`${site.address}api/news/${id}/index.json`);
      for (const { endpoint } of services) {
        const answer = await fetch(site.resolve(endpoint));
        expect(answer.status, endpoint).toBe(200);
        expect(await answer.text()).toContain(name);
      }
    }
  });

  it('shows nothing of unpublished and future stories and nothing sealed', async () => {
    const everything = (await readApiDocuments(site)).map(({ path, text }) => path + text).join('\n');
    for (const word of ['First light', 'lamp.example']) expect(everything).toContain(word);
    for (const word of ['secured', 'c2VjcmV0', 'AAECAwQF', 'zebra', 'walrus', 'Secret Topic', 'secret-topic', '07-draft', 'future'])
      expect(everything).not.toContain(word);
  });

  it('is valid by its schema in every document', async () => {
    const findErrors = await readSchema();
    const documents = await readApiDocuments(site);
    expect(documents).toHaveLength(2 * 6 + 6 + 1);
    expect(documents.flatMap(({ path, text }) => findErrors(path, JSON.parse(text)))).toEqual([]);
  });
});
