import { describe, expect, it } from 'vitest';
import { createAddresses } from '../../../src/content/addresses.ts';
import { findVideoAt } from '../../../src/content/fields/find-video.ts';
import { completeSettings } from '../../../src/content/fields/site/site-settings.ts';
import { writeStructuredData } from '../../../src/feeds/structured-data/structured-data.ts';
import { describeOrganization, describeWebSite } from '../../../src/feeds/structured-data/structured-site.ts';
import { describeStory } from '../../../src/feeds/structured-data/structured-story.ts';
import { describeTrail } from '../../../src/feeds/structured-data/structured-trail.ts';
import { listAncestors, storyTrail, topicTrail } from '../../../src/lists/trail.ts';
import { findSiteLanguage } from '../../../src/words/site-language.ts';
import { checkSchema, type SchemaThing } from '../../check-schema.ts';
import { makeArticle, makeProvider, makeTopic } from '../../content/make-article.ts';

const settings = completeSettings({ title: 'The Paper', url: 'https://paper.example', base: '/ai/', language: 'en-GB' });
const context = { settings, addresses: createAddresses(settings), ...findSiteLanguage(settings) };
const picture = { src: '/ai/pictures/a.jpg', type: 'image/jpeg', bytes: 9, width: 1200, height: 630, sources: [], tone: '' };
const source = makeProvider({ name: 'The Lamp', domain: 'lamp.example' });
const video = findVideoAt('https://youtu.be/abcdefghijk');

const fromElsewhere = makeArticle({ slug: 'a', provider: source, originalUrl: 'https://lamp.example/a', webUrl: 'https://lamp.example/a' });
const hostedHere = makeArticle({ slug: 'b', provider: source, originalUrl: 'https://lamp.example/b', body: 'All of it.' });
const ownStory = makeArticle({
  slug: 'c',
  title: 'Ours',
  excerpt: 'In short.',
  originalUrl: 'https://paper.example/c',
  updatedAt: new Date('2026-03-02T00:00:00Z'),
  topics: [makeTopic('ai', { name: 'AI' }), makeTopic('law', { name: 'Law' })],
});

/** As programs read it. */
function read(thing: Parameters<typeof writeStructuredData>[0][number]): SchemaThing {
  return JSON.parse(writeStructuredData([thing]))['@graph'][0];
}

describe('a story’s structured data', () => {
  it('say of our own story all that search engines ask for', () => {
    expect(read(describeStory(ownStory, picture, context))).toEqual({
      '@type': 'NewsArticle',
      headline: 'Ours',
      description: 'In short.',
      url: 'https://paper.example/ai/news/c/',
      mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://paper.example/ai/news/c/' },
      isPartOf: { '@type': 'WebSite', '@id': 'https://paper.example/ai/#website', name: 'The Paper', url: 'https://paper.example/ai/' },
      image: { '@type': 'ImageObject', url: 'https://paper.example/ai/pictures/a.jpg', width: '1200', height: '630' },
      datePublished: '2026-03-01T12:00:00.000Z',
      dateModified: '2026-03-02T00:00:00.000Z',
      author: { '@type': 'Organization', name: 'Example News', url: 'https://example.com/' },
      publisher: read(describeOrganization(context)),
      articleSection: 'AI',
      keywords: ['AI', 'Law'],
      inLanguage: 'en-GB',
      isAccessibleForFree: true,
    });
  });

  it('name the paper’s logo as it is drawn for search engines, and the icon where that were too small', () => {
    const logoOf = (width: number, height: number) => {
      const logo = { light: { ...picture, width, height }, dark: undefined, path: '', darkPath: undefined };
      return read(describeOrganization({ ...context, logo }))['logo'];
    };
    const named = (path: string) => ({ '@type': 'ImageObject', url: `https://paper.example/ai/${path}` });
    expect([logoOf(24, 24), logoOf(900, 100)]).toEqual([named('icons/logo.png'), named('icons/logo.png')]);
    expect([logoOf(100, 900), logoOf(1800, 100)]).toEqual([named('icon.svg'), named('icon.svg')]);
    expect(read(describeOrganization(context))['logo']).toEqual(named('icon.svg'));
  });

  it.each([fromElsewhere, hostedHere])('name the source of one from elsewhere and never claim it, %#', (article) => {
    const thing = read(describeStory(article, picture, context));
    const provider = { '@type': 'Organization', name: 'The Lamp', url: 'https://lamp.example/' };
    expect(thing).toMatchObject({ author: provider, publisher: provider, sourceOrganization: provider, isBasedOn: article.originalUrl });
    expect(JSON.stringify(thing)).not.toContain('#organization');
  });

  it('do not promise that the source asks for no money', () => {
    expect(read(describeStory(fromElsewhere, picture, context))).not.toHaveProperty('isAccessibleForFree');
    expect(read(describeStory(hostedHere, picture, context))).toHaveProperty('isAccessibleForFree', true);
  });

  it('of a video name its player, which does not start by itself', () => {
    const thing = read(describeStory({ ...fromElsewhere, video }, picture, context));
    expect(thing).toMatchObject({
      '@type': 'VideoObject',
      name: 'a',
      description: 'a',
      uploadDate: '2026-03-01T12:00:00.000Z',
      thumbnailUrl: 'https://paper.example/ai/pictures/a.jpg',
      embedUrl: 'https://www.youtube-nocookie.com/embed/abcdefghijk',
      isBasedOn: 'https://lamp.example/a',
      publisher: { name: 'The Lamp' },
    });
  });

  it('are complete without a picture, as in a preview that has none yet', () => {
    expect(read(describeStory(ownStory, undefined, context))).not.toHaveProperty('image');
    expect(read(describeStory({ ...ownStory, video }, undefined, context))).not.toHaveProperty('thumbnailUrl');
  });
});

describe('structured data', () => {
  it('lead from the home page to the page itself', () => {
    const [science, physics] = [makeTopic('science', { name: 'Science' }), makeTopic('physics', { name: 'Physics', parent: 'science' })];
    const trail = topicTrail(
      listAncestors(physics, (slug) => (slug === science.slug ? science : undefined)),
      context,
    );
    const list = read(describeTrail(trail, { name: 'Physics, page 1', href: context.addresses.topic('physics', 1) }, context));
    expect(list['itemListElement']).toEqual(
      [
        ['Home', ''],
        ['Topics', 'topics/'],
        ['Science', 'topics/science/'],
        ['Physics, page 1', 'topics/physics/1/'],
      ].map(([name, path], index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        item: `https://paper.example/ai/${path}`,
      })),
    );
    expect(storyTrail(ownStory, context).map(({ name }) => name)).toEqual(['Home', 'AI']);
    expect(storyTrail(hostedHere, context).map(({ name }) => name)).toEqual(['Home']);
  });

  it('tell where the site’s search is', () => {
    expect(read(describeWebSite(context))['potentialAction']).toEqual({
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: 'https://paper.example/ai/search/?q={search_term_string}' },
      'query-input': 'required name=search_term_string',
    });
  });

  it('end no script and hold no line end, whatever a title holds', () => {
    const title = '</script><!--<script>alert(1)</script>\u2028\u2029"\\';
    const text = writeStructuredData([describeStory(makeArticle({ slug: 'x', title }), undefined, context)]);
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(text)['@graph'][0].headline).toBe(title);
  });

  it('use schema.org’s words, and a wrong one would be found', () => {
    const trail = describeTrail(storyTrail(ownStory, context), { name: 'Ours', href: '/' }, context);
    const things = [
      describeStory(ownStory, picture, context),
      describeStory(fromElsewhere, picture, context),
      describeStory({ ...ownStory, video }, picture, context),
      describeWebSite(context),
      describeOrganization(context),
      trail,
    ].map(read);
    expect(checkSchema(things)).toEqual([]);
    const story = things[0] ?? { '@type': '' };
    const wrong: SchemaThing[] = [
      { ...story, headlin: 'x' },
      { ...story, datePublished: 5 },
      { ...story, publisher: { '@type': 'Organization', nam: 'x' } },
      { ...story, image: { '@type': 'Picture', url: 'https://a.example/' } },
      { ...read(trail), itemListElement: [{ '@type': 'ListItem', place: 1 }] },
      { ...read(describeWebSite(context)), tagline: 'x' },
      { ...read(describeWebSite(context)), potentialAction: { '@type': 'SearchAction', 'quary-input': 'x' } },
      { '@type': 'NewsStory', headline: 'x' },
    ];
    const faults = checkSchema(wrong);
    expect(faults).toHaveLength(wrong.length);
    for (const word of ['"headlin"', '"datePublished"', '"nam"', '"Picture"', '"place"', '"tagline"', '"quary-input"', "'NewsStory'"])
      expect(faults.join('\n')).toContain(word);
  });
});
