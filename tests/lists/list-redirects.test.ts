import { expect, it } from 'vitest';
import { makeArticle, makeAuthor, makeTopic } from '../content/make-article.ts';
import { makeSite } from '../feeds/make-site.ts';

it('old addresses lead to stories, and to topics and authors with each of their numbered pages', () => {
  const topic = makeTopic('new', { aliases: ['/topics/old/', '/tag/old/'] });
  const author = makeAuthor('ada', { aliases: ['/people/ada/'] });
  const stories = Array.from({ length: 4 }, (_, index) =>
    makeArticle({ slug: `s${index}`, topics: [topic], authors: index === 0 ? [author] : [], aliases: index === 3 ? ['/old/'] : [] }),
  );
  const withdrawn = makeArticle({ slug: 'gone', aliases: ['/news/was/'], withdrawal: { at: new Date(0), reason: undefined } });
  const site = makeSite({ articles: stories, withdrawn: [withdrawn], settings: { pageSize: 2 } });
  const leading = site.aliases().map((alias) => site.redirect(alias));
  expect(leading.map((redirect) => [redirect?.alias, redirect?.to, redirect?.title])).toEqual([
    ['news/was', '/news/gone/', 'This story was withdrawn'],
    ['old', '/news/s3/', 's3'],
    ['people/ada', '/authors/ada/', 'ada'],
    ['tag/old', '/topics/new/', 'new'],
    ['tag/old/1', '/topics/new/1/', 'new'],
    ['tag/old/2', '/topics/new/2/', 'new'],
    ['topics/old', '/topics/new/', 'new'],
    ['topics/old/1', '/topics/new/1/', 'new'],
    ['topics/old/2', '/topics/new/2/', 'new'],
  ]);
});
