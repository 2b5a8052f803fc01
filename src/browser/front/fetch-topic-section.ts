import { nameCardClasses } from '../site/card-classes.ts';
import { element } from '../site/element.ts';
import { fillAddress } from '../site/fill-address.ts';
import type { FrontData } from './front-data.ts';

/** As many as the front page's own sections show. */
const STORIES = 4;

/** Of a topic whose newest stories stand on the front page already, as of one with two stories on a page. */
const MOST_PAGES = 5;

/**
 * A section like those of the front page, made of the cards on a topic's own page: so they have what the site's cards have.
 * @param shown the paths of stories that stand on the page already, and need not stand there twice
 * @throws if the page can't be had
 * @returns undefined if it has no other story
 */
export async function fetchTopicSection(slug: string, shown: ReadonlySet<string>, data: FrontData): Promise<HTMLElement | undefined> {
  const { address, page } = await fetchPage(fillAddress(data.topicAddress, slug));
  const name = page.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? slug;
  const [first, ...others] = await listCards(page, shown);
  if (!first) return undefined;
  const id = `topic-${slug}`;
  const section = element(
    'section',
    { className: 'topic-section' },
    element('h2', { id }, element('a', { href: address }, name)),
    makeCard(first, data),
    element('div', { className: 'topic-others' }, ...others.map(makeBrief)),
  );
  section.setAttribute('aria-labelledby', id);
  section.dataset['topic'] = slug;
  return section;
}

/** The newest that are not shown yet; older pages are asked for where the newest has too few. */
async function listCards(newest: Document, shown: ReadonlySet<string>): Promise<HTMLElement[]> {
  const cards: HTMLElement[] = [];
  let page = newest;
  for (let pages = 1; ; pages += 1) {
    const listed = [...page.querySelectorAll<HTMLElement>('main article.story')];
    cards.push(...listed.filter((card) => !shown.has(card.querySelector('.headline a')?.getAttribute('href') ?? '')));
    const older = page.querySelector('.pagination [rel="next"]')?.getAttribute('href');
    if (cards.length >= STORIES || !older || pages === MOST_PAGES) return cards.slice(0, STORIES);
    ({ page } = await fetchPage(older));
  }
}

/** A topic that has moved leads on to its new address. */
async function fetchPage(address: string): Promise<{ address: string; page: Document }> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  // Of another page's style sheets this page's policy knows nothing, and would complain.
  const html = (await response.text()).replace(/<style.*?<\/style>/gs, '');
  const page = new DOMParser().parseFromString(html, 'text/html');
  const onward = page.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content')?.split('url=')[1];
  return onward === undefined || onward === address ? { address, page } : fetchPage(onward);
}

function makeCard(listed: HTMLElement, { sectionSizes }: FrontData): HTMLElement {
  const card = copyUnderSection(listed);
  const picture = card.querySelector('.story-picture');
  card.className = nameCardClasses('card', picture !== null);
  for (const source of card.querySelectorAll('source[sizes]')) source.setAttribute('sizes', sectionSizes);
  const image = picture?.querySelector('img');
  image?.removeAttribute('fetchpriority');
  if (image) Object.assign(image, { loading: 'lazy', decoding: 'async' });
  return card;
}

/** Its label stays: it is never left out. */
function makeBrief(listed: HTMLElement): HTMLElement {
  const card = copyUnderSection(listed);
  for (const part of card.querySelectorAll('.story-picture, .kicker a, .excerpt')) part.remove();
  const kicker = card.querySelector('.kicker');
  if (kicker?.childElementCount === 0) kicker.remove();
  card.className = nameCardClasses('brief', false);
  return card;
}

/** With a headline one level below the section's. */
function copyUnderSection(listed: HTMLElement): HTMLElement {
  const card = document.importNode(listed, true);
  const headline = card.querySelector('h2.headline');
  card.querySelector('time')?.setAttribute('data-short', '');
  headline?.replaceWith(element('h3', { className: 'headline' }, ...headline.childNodes));
  return card;
}
