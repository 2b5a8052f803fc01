import type { Words } from '../../words/words.ts';
import { nameCache } from '../site/stored-names.ts';
import { listOfflineStories, type OfflineStory } from './list-offline-stories.ts';

/** Fills the offline page, and makes its buttons work. It stands at the address of the page that could not be loaded. */
export async function showOfflineStories(): Promise<void> {
  const list = document.querySelector<HTMLElement>('.offline-stories');
  const status = document.querySelector<HTMLElement>('[role="status"]');
  const retry = document.querySelector<HTMLButtonElement>('[data-retry]');
  const forget = document.querySelector<HTMLButtonElement>('[data-forget]');
  if (!list || !status || !retry || !forget) return;
  const { home = '/', article = '', language, timeZone } = list.dataset;
  const words: Pick<Words['offline'], 'explanation' | 'forgotten'> = JSON.parse(status.dataset['words'] ?? '');
  const dates = new Intl.DateTimeFormat(language === undefined ? [] : [language, 'en'], { dateStyle: 'long', timeZone });
  retry.addEventListener('click', () => location.reload());
  retry.hidden = false;
  forget.addEventListener('click', async () => {
    await caches.delete(nameCache('pages', home));
    list.replaceChildren();
    status.textContent = words.forgotten;
    forget.hidden = true;
  });
  // A browser may keep nothing, as it does for pages without https.
  const stories = 'caches' in window ? await listOfflineStories(home, article).catch(() => []) : [];
  if (stories.length === 0) return;
  status.textContent = words.explanation;
  list.append(...stories.map((story) => draw(story, dates)));
  forget.hidden = false;
}

function draw({ href, title, publishedAt }: OfflineStory, dates: Intl.DateTimeFormat): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = href;
  link.dir = 'auto';
  link.textContent = title;
  item.append(link);
  if (publishedAt !== undefined) {
    const time = document.createElement('time');
    time.dateTime = publishedAt;
    time.textContent = dates.format(new Date(publishedAt));
    item.append(time);
  }
  return item;
}
