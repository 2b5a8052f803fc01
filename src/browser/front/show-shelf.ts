import { createDateFormats } from '../../words/format-date.ts';
import { dimRead, isReadDimmed, markRead, watchRead } from '../reader/read-stories.ts';
import { dropStory, SAVED_STORIES, type SavedStory } from '../reader/saved-stories.ts';
import { drawStoryCard } from '../site/draw-story-card.ts';
import { element } from '../site/element.ts';
import { cloneTemplate } from './clone-template.ts';
import { readFrontData } from './front-data.ts';

/** Lists the stories that the reader saved, and makes the switch work that dims what was read. Where nothing is kept, both stay away. */
export function showShelf(): void {
  const shelf = document.querySelector<HTMLElement>('.shelf');
  const list = shelf?.querySelector('ol');
  const onOff = shelf?.querySelector('input');
  const data = readFrontData();
  if (!shelf || !list || !onOff || !data) return;
  if (!SAVED_STORIES.canKeep()) {
    shelf.hidden = true;
    return;
  }
  const { short, dayKey } = createDateFormats(data.language, data.timeZone);
  const show = () => {
    const today = dayKey(new Date());
    list.replaceChildren(...SAVED_STORIES.read().map((story) => drawItem(story, short(new Date(story.datetime), today))));
    onOff.checked = isReadDimmed();
    markRead();
  };
  list.addEventListener('click', ({ target }) => {
    const item = target instanceof Element ? target.closest('button')?.closest('li') : null;
    if (!item) return;
    const place = [...list.children].indexOf(item);
    dropStory(item.querySelector<HTMLAnchorElement>('.headline a')?.pathname ?? '');
    show();
    (list.children[place] ?? list.lastElementChild ?? shelf).querySelector<HTMLElement>('button, h2')?.focus();
  });
  onOff.addEventListener('change', async () => {
    await dimRead(onOff.checked, shelf.dataset['home'] ?? '/');
    show();
  });
  SAVED_STORIES.watch(show);
  watchRead(show);
  show();
}

function drawItem(story: SavedStory, date: string): HTMLElement {
  const card = drawStoryCard({ ...story, date }, 'brief', 3);
  card.querySelector('time')?.setAttribute('data-short', '');
  return element('li', {}, card, cloneTemplate('data-saved-story', { title: story.title }));
}
