import type { Words } from '../../words/words.ts';
import { forgetReading } from '../reader/read-stories.ts';
import { nameCache } from '../site/stored-names.ts';
import { listOfflinePages, type OfflinePage, type OfflinePages } from './list-offline-pages.ts';

/** Fills the offline page, and makes its buttons work. It stands at the address of the page that could not be loaded. */
export async function showOfflinePages(): Promise<void> {
  const place = document.querySelector<HTMLElement>('.offline-lists');
  const status = document.querySelector<HTMLElement>('[role="status"]');
  const retry = document.querySelector<HTMLButtonElement>('[data-retry]');
  const forget = document.querySelector<HTMLButtonElement>('[data-forget]');
  if (!place || !status || !retry || !forget) return;
  const { home = '/', article = '', language, timeZone } = place.dataset;
  const words: Pick<Words['offline'], 'explanation' | 'forgotten'> = JSON.parse(status.dataset['words'] ?? '');
  const dates = new Intl.DateTimeFormat(language === undefined ? [] : [language, 'en'], { dateStyle: 'long', timeZone });
  retry.addEventListener('click', () => location.reload());
  retry.hidden = false;
  forget.addEventListener('click', async () => {
    await caches.delete(nameCache('pages', home));
    forgetReading();
    for (const part of listParts(place).filter(({ dataset }) => dataset['offline'] !== 'saved')) part.remove();
    status.textContent = words.forgotten;
    forget.hidden = true;
  });
  // A browser may keep nothing, as it does for pages without https.
  const pages = 'caches' in window ? await listOfflinePages(home, article).catch(() => undefined) : undefined;
  if (!pages || Object.values(pages).every(({ length }) => length === 0)) return;
  status.textContent = words.explanation;
  for (const part of listParts(place)) {
    const list = pages[part.dataset['offline'] as keyof OfflinePages];
    part.querySelector('ol')?.append(...list.map((page) => draw(page, dates)));
    part.hidden = list.length === 0;
  }
  forget.hidden = pages.stories.length + pages.others.length === 0;
}

/** One for each list of {@link OfflinePages}. */
function listParts(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('[data-offline]')];
}

function draw({ href, title, publishedAt }: OfflinePage, dates: Intl.DateTimeFormat): HTMLElement {
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
