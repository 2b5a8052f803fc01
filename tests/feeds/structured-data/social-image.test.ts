import { describe, expect, it } from 'vitest';
import { completeSettings } from '../../../src/content/fields/site/site-settings.ts';
import { findSiteSocialImage, findStorySocialImage, findTopicSocialImage } from '../../../src/feeds/structured-data/social-image.ts';
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
  findSocialImage: (slug = 'site') => makePicture(`drawn ${slug}`, 1200),
};

function tell(url: string | undefined, isCached = false, title?: string, hasFile = true) {
  const images = url ? [{ url, title, attribution: undefined, isCached, width: undefined, height: undefined }] : [];
  const image = findStorySocialImage(
    makeArticle({ slug: 'a', title: 'Story', images, topics: [makeTopic('ai', { name: 'AI', hasFile })] }),
    site,
  );
  return [image?.picture.src, image?.alt];
}

describe('a story’s social image', () => {
  it('is its own picture, told by its title', () => {
    expect(tell('large.jpg', false, 'A bell')).toEqual(['large.jpg', 'A bell']);
    expect(tell('enough.jpg')).toEqual(['enough.jpg', 'Story']);
  });

  it.each([['small.jpg'], ['missing.jpg'], ['https://a.example/not-asked-for.jpg'], [undefined]])(
    'is its first topic’s instead of %s',
    (url) => {
      expect(tell(url)).toEqual(['drawn ai', 'AI']);
    },
  );

  it('is the site’s where its first topic has no file', () => {
    expect(tell(undefined, false, undefined, false)).toEqual(['drawn site', 'The Paper']);
  });

  it('is the site’s where it has no topic', () => {
    expect(findStorySocialImage(makeArticle({ slug: 'a' }), site)).toEqual(findSiteSocialImage(site));
    expect(findSiteSocialImage(site)).toMatchObject({ picture: { src: 'drawn site' }, alt: 'The Paper' });
  });

  it('is missing where none could be drawn', () => {
    const bare = { ...site, findSocialImage: () => undefined };
    expect(findStorySocialImage(makeArticle({ slug: 'a' }), bare)).toBe(undefined);
    expect(findTopicSocialImage(makeTopic('ai'), bare)).toBe(undefined);
  });
});
