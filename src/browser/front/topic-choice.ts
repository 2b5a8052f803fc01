import { cloneTemplate } from './clone-template.ts';
import { connectKeepButtons } from './keep-buttons.ts';
import { readKeptTopics, writeKeptTopics } from './kept-topics.ts';
import { moveTopicForward } from './move-topic-forward.ts';

/**
 * On the page of all topics: gives each (`data-topic`, its slug) a button that keeps it on the front page, and lists those kept,
 * in the reader's order, with buttons that change it.
 */
export function connectTopicChoice(): void {
  const panel = document.querySelector<HTMLElement>('.my-topics');
  const list = panel?.querySelector('ol');
  if (!panel || !list) return;
  const topics = new Map([...document.querySelectorAll<HTMLElement>('[data-topic]')].map((topic) => [topic.dataset['topic'] ?? '', topic]));
  for (const [slug, topic] of topics) topic.append(makeKeepButton(slug, topic));
  const showList = () => list.replaceChildren(...readKeptTopics().flatMap((slug) => makeItem(slug, topics.get(slug))));
  const { isWorking, show } = connectKeepButtons(showList);
  panel.hidden = !isWorking;

  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const item = button?.closest('li');
    const slug = item?.dataset['topic'];
    if (!button || !item || slug === undefined) return;
    const index = [...list.children].indexOf(item);
    const kept = readKeptTopics();
    const isMove = 'move' in button.dataset;
    writeKeptTopics(isMove ? moveTopicForward(slug, kept, (other) => topics.has(other)) : kept.filter((other) => other !== slug));
    show();
    // The button that had the focus is gone: another of its kind gets it.
    const next = isMove ? list.children[index - 1] : (list.children[index] ?? list.lastElementChild);
    const isFirst = next === list.firstElementChild;
    (
      next?.querySelector<HTMLElement>(isMove && isFirst ? 'a' : isMove ? '[data-move]' : '[data-take-off]') ?? panel.querySelector('h2')
    )?.focus();
  });
}

function makeKeepButton(slug: string, topic: HTMLElement): HTMLElement {
  const button = cloneTemplate('data-keep-button', { name: nameOf(topic) });
  button.dataset['keep'] = slug;
  return button;
}

function makeItem(slug: string, topic: HTMLElement | undefined): HTMLElement[] {
  if (!topic) return [];
  const item = cloneTemplate('data-kept-topic', { name: nameOf(topic) });
  item.dataset['topic'] = slug;
  const link = item.querySelector('a');
  if (link) link.href = topic.querySelector('a')?.href ?? '';
  link?.append(nameOf(topic));
  return [item];
}

function nameOf(topic: HTMLElement): string {
  return topic.querySelector('a')?.textContent ?? '';
}
