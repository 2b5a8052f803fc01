import { expect, it } from 'vitest';
import { bindPictureChoice } from '../../../src/content/between/choose-pictures.ts';
import { proposeStock } from '../../../src/content/between/propose-stock.ts';
import { parseArticle } from '../../../src/content/read/parse-article.ts';

const CARD = 'https://example.com/share/card.png';

function parse(images: string) {
  const related = `related: [{title: T, webUrl: "https://r.example/", images: [{url: "https://r.example/a.jpg"}, {url: "${CARD}"}]}]`;
  const { article } = parseArticle(
    'news/a.md',
    Buffer.from(`---\ntitle: A\npublishedDateTime: 2026-03-01T00:00:00Z\nimages: ${images}\n${related}\n---\n`),
  );
  if (!article) throw new Error('the article has an error');
  return article;
}

it('leaves articles as they are where nothing is to be left out or copied', () => {
  const article = parse('[{url: images/a.jpg}, {url: "https://example.com/not-a-placeholder.png"}]');
  expect(bindPictureChoice({ fetch: 'marked', stock: [] })(article)).toBe(article);
});

it('leaves stock pictures out, of stories and of related ones, and placeholder.png always', () => {
  const article = parse(
    `[{url: "${CARD}"}, {url: "https://example.com/x/placeholder.png?v=2"}, {url: placeholder.png}, {url: images/a.jpg}]`,
  );
  const plain = bindPictureChoice({ fetch: 'marked', stock: [] })(article);
  expect(plain.images.map(({ url }) => url)).toEqual([CARD, 'images/a.jpg']);
  const chosen = bindPictureChoice({ fetch: 'marked', stock: [CARD] })(article);
  expect(chosen.images.map(({ url }) => url)).toEqual(['images/a.jpg']);
  expect(chosen.related[0]?.images.map(({ url }) => url)).toEqual(['https://r.example/a.jpg']);
});

it('takes all pictures for marked where the paper copies all', () => {
  const { images, related } = bindPictureChoice({ fetch: 'all', stock: [CARD] })(
    parse(`[{url: "${CARD}"}, {url: "https://example.com/a.jpg"}]`),
  );
  expect(images).toMatchObject([{ url: 'https://example.com/a.jpg', isCached: true }]);
  expect(related[0]?.images).toMatchObject([{ url: 'https://r.example/a.jpg', isCached: true }]);
});

it('a picture of five stories is proposed as stock, however often one of them has it', () => {
  const story = (...urls: string[]) => ({ images: parse(`[${urls.map((url) => `{url: "${url}"}`).join(', ')}]`).images });
  const five = [1, 2, 3, 4, 5].map((number) => story(CARD, `https://example.com/${number}.jpg`));
  expect(proposeStock([...five, story('https://example.com/1.jpg', 'https://example.com/1.jpg')])).toEqual([{ url: CARD, stories: 5 }]);
  expect(proposeStock(five.slice(1))).toEqual([]);
});
