import { dropStory, SAVED_STORIES, type SavedStory, saveStory } from '../reader/saved-stories.ts';
import type { CardAuthors } from '../site/draw-story-card.ts';
import { element } from '../site/element.ts';
import type { StoryScriptWords } from './story-script-words.ts';

/** Shows the button that saves the story for later, and once that is done the way to all that were saved. */
export function connectSaveButton(words: StoryScriptWords): void {
  const button = document.querySelector<HTMLButtonElement>('[data-save]');
  const label = button?.querySelector('span');
  const story = readStory();
  if (!button || !label || !story || !SAVED_STORIES.canKeep()) return;
  const { lang } = label;
  const link = element('a', { href: `${import.meta.env.BASE_URL}#saved`, lang }, words.allSaved);
  const way = element('p', { className: 'meta' }, link);
  const isSaved = () => SAVED_STORIES.read().some(({ address }) => address === story.address);
  const show = () => {
    button.ariaPressed = String(isSaved());
    label.textContent = isSaved() ? words.isSaved : words.save;
  };
  button.addEventListener('click', () => {
    if (isSaved()) dropStory(story.address);
    // Its pictures may have come since the page began.
    else saveStory({ ...story, files: listFiles() });
    show();
    if (isSaved()) button.parentElement?.append(way);
    else way.remove();
  });
  SAVED_STORIES.watch(show);
  button.hidden = false;
  show();
}

/** What a card shows of the story on whose page this is; undefined if it says too little. */
function readStory(): Omit<SavedStory, 'files'> | undefined {
  const page = document.querySelector<HTMLElement>('.page-story');
  const title = page?.querySelector('h1');
  const time = page?.querySelector<HTMLTimeElement>('.published time');
  if (!page || !title || !time) return undefined;
  const label = page.querySelector<HTMLElement>('.story-head .label');
  const source = page.querySelector('.byline .provider');
  const logo = source?.querySelector('img');
  const people = page.querySelector<HTMLElement>('.people .authors');
  // A story that stands elsewhere is its source's.
  const authors = source && page.querySelector('.source .button') ? null : people;
  return {
    address: location.pathname,
    title: title.textContent,
    lang: title.lang,
    label: label ? { name: label.textContent, isSponsored: label.classList.contains('is-sponsored'), lang: label.lang } : undefined,
    provider: source ? { name: source.textContent.trim(), logo: logo ? readLogo(logo) : undefined } : undefined,
    authors: authors ? readAuthors(authors) : undefined,
    datetime: time.dateTime,
  };
}

/** The size as it is stated: that on the screen is another. */
function readLogo(logo: HTMLImageElement): NonNullable<SavedStory['provider']>['logo'] {
  const side = (name: string) => Number(logo.getAttribute(name));
  return { src: toPath(logo.src), width: side('width'), height: side('height') };
}

function readAuthors({ childNodes, lang }: HTMLElement): CardAuthors {
  return { pieces: [...childNodes].map((node) => ({ text: node.textContent ?? '', isName: node instanceof Element })), lang };
}

/** What the page shows and loads, as paths. */
function listFiles(): string[] {
  return [...[...document.querySelectorAll<HTMLImageElement>('.page-story img')].flatMap(listShownFile), ...listLoadedFiles()];
}

/** The file that the browser chose for a picture, unless it turned out to be none. */
function listShownFile({ complete, naturalWidth, currentSrc }: HTMLImageElement): string[] {
  const isBroken = complete && naturalWidth === 0;
  return currentSrc !== '' && !isBroken && new URL(currentSrc).origin === location.origin ? [toPath(currentSrc)] : [];
}

/** Scripts, fonts and style sheets: what came before the worker did is in no cache of its own. */
function listLoadedFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  return loaded
    .filter(({ origin, pathname }) => origin === location.origin && /\.(?:js|css|woff2)$/.test(pathname))
    .map(({ pathname }) => pathname);
}

function toPath(address: string): string {
  return new URL(address).pathname;
}
