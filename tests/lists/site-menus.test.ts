import { describe, expect, it } from 'vitest';
import type { MenuEntry } from '../../src/content/fields/site/menu-fields.ts';
import type { OwnPage } from '../../src/content/own-page.ts';
import { nameAccount } from '../../src/lists/name-account.ts';
import { makeArticle, makeTopic } from '../content/make-article.ts';
import { makeSite } from '../feeds/make-site.ts';

const NOTHING: MenuEntry = { topic: undefined, page: undefined, link: undefined, name: undefined };
const science = makeTopic('science', { name: 'Science', shortname: 'Sci', description: 'What is found out.' });
const arts = makeTopic('arts', { name: 'Arts' });

function makePage(path: string, menu: OwnPage['menu']): OwnPage {
  return {
    file: `pages/${path}.md`,
    bytesHash: '',
    path,
    title: `Page ${path}`,
    description: undefined,
    menu,
    order: undefined,
    isPublished: true,
    aliases: [],
    body: '',
  };
}

const pages = [makePage('about', 'bar'), makePage('legal/imprint', 'footer'), makePage('hidden', 'none')];
const namesOf = (links: readonly { name: string }[]) => links.map(({ name }) => name);

describe('the bar', () => {
  it('holds the topics that a file describes, and the pages that belong there', () => {
    expect(makeSite({ topics: [science, arts], pages }).bar()).toEqual([
      { name: 'Sci', href: '/topics/science/' },
      { name: 'Page about', href: '/about/' },
    ]);
  });

  it('holds what the settings name in its order, a page once, and what is not there not at all', () => {
    const menu: MenuEntry[] = [
      { ...NOTHING, link: 'https://shop.example/', name: 'Shop' },
      { ...NOTHING, page: 'about', name: 'Us' },
      { ...NOTHING, topic: 'arts' },
      { ...NOTHING, topic: 'gone' },
    ];
    expect(makeSite({ topics: [science, arts], pages, settings: { menu } }).bar()).toEqual([
      { name: 'Shop', href: 'https://shop.example/' },
      { name: 'Us', href: '/about/' },
      { name: 'Arts', href: '/topics/arts/' },
    ]);
  });

  it('holds the topics with most stories where nobody chose or described any, by name', () => {
    const topics = Array.from({ length: 9 }, (_, index) => makeTopic(`t${index}`, { name: `T${index}` }));
    const articles = topics.flatMap((topic, index) =>
      Array.from({ length: index === 0 ? 0 : 2 ** (index % 8) }, (_, story) =>
        makeArticle({ slug: `s${index}-${story}`, topics: [topic] }),
      ),
    );
    expect(namesOf(makeSite({ topics, articles }).bar())).toEqual(['T2', 'T3', 'T4', 'T5', 'T6', 'T7']);
  });
});

it('the footer holds what the settings name, and the pages that belong there', () => {
  const footer = { text: undefined, links: [{ ...NOTHING, topic: 'arts' }], social: [] };
  expect(namesOf(makeSite({ topics: [arts], pages, settings: { footer } }).footer())).toEqual(['Arts', 'Page legal/imprint']);
});

it.each([
  ['https://www.youtube.com/@paper', 'YouTube'],
  ['https://social.example/@paper', '@paper@social.example'],
  ['https://www.paper.example/us?x=1', 'paper.example'],
])('the account %s is called %s', (address, name) => {
  expect(nameAccount(address)).toBe(name);
});
