import { describe, expect, it } from 'vitest';
import { completeSettings } from '../../../src/content/fields/site-settings.ts';
import { findSiteCard, findStoryCard, findTopicCard } from '../../../src/feeds/structured-data/page-card.ts';
import { makeArticle, makeTopic } from '../../content/make-article.ts';

const makePicture = (src: string, width: number) => ({
  src,
  type: 'image/jpeg',
  bytes: 1,
  width,
  height: width / 2,
  sources: [],
  tone: '',
});
const WIDTHS: Readonly<Record<string, number>> = { 'large.jpg': 1200, 'enough.jpg': 600, 'small.jpg': 599 };
const site = {
  settings: completeSettings({ title: 'The Paper' }),
  findPicture: (url: string) => (WIDTHS[url] ? makePicture(url, WIDTHS[url]) : undefined),
  findCard: (slug = 'site') => makePicture(`card ${slug}`, 1200),
};

function tell(url: string | undefined, isCached = false, title?: string) {
  const images = url ? [{ url, title, attribution: undefined, isCached, width: undefined, height: undefined }] : [];
  const card = findStoryCard(makeArticle({ slug: 'a', title: 'Story', images, topics: [makeTopic('ai', { name: 'AI' })] }), site);
  return [card?.picture.src, card?.alt];
}

describe('a story’s card', () => {
  it('is its own picture, told by its title', () => {
    expect(tell('large.jpg', false, 'A bell')).toEqual(['large.jpg', 'A bell']);
    expect(tell('enough.jpg')).toEqual(['enough.jpg', 'Story']);
  });

  it.each([['small.jpg'], ['missing.jpg'], ['https://a.example/not-asked-for.jpg'], [undefined]])(
    'is its first topic’s instead of %s',
    (url) => {
      expect(tell(url)).toEqual(['card ai', 'AI']);
    },
  );

  it('is the site’s where it has no topic', () => {
    expect(findStoryCard(makeArticle({ slug: 'a' }), site)).toEqual(findSiteCard(site));
    expect(findSiteCard(site)).toMatchObject({ picture: { src: 'card site' }, alt: 'The Paper' });
  });

  it('is missing where none could be drawn', () => {
    const bare = { ...site, findCard: () => undefined };
    expect(findStoryCard(makeArticle({ slug: 'a' }), bare)).toBe(undefined);
    expect(findTopicCard(makeTopic('ai'), bare)).toBe(undefined);
  });
});
