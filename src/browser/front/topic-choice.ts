import { fillIn } from '../../words/fill-in.ts';
import { connectKeepButtons } from './keep-buttons.ts';
import { readKeptTopics, writeKeptTopics } from './kept-topics.ts';

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
    writeKeptTopics(isMove ? moveForward(slug, kept, topics) : kept.filter((other) => other !== slug));
    show();
    // The button that had the focus is gone: another of its kind gets it.
    const next = isMove ? list.children[index - 1] : (list.children[index] ?? list.lastElementChild);
    const isFirst = next === list.firstElementChild;
    (
      next?.querySelector<HTMLElement>(isMove && isFirst ? 'a' : isMove ? '[data-move]' : '[data-take-off]') ?? panel.querySelector('h2')
    )?.focus();
  });
}

/** Before the one that stands before it; topics that the site no longer has are not in the list. */
function moveForward(slug: string, kept: readonly string[], topics: ReadonlyMap<string, unknown>): string[] {
  const before = kept.slice(0, kept.indexOf(slug)).findLast((other) => topics.has(other));
  return kept.flatMap((other) => (other === before ? [slug, other] : other === slug ? [] : [other]));
}

function makeKeepButton(slug: string, topic: HTMLElement): HTMLElement {
  const button = cloneTemplate('data-keep-button', nameOf(topic));
  button.dataset['keep'] = slug;
  return button;
}

function makeItem(slug: string, topic: HTMLElement | undefined): HTMLElement[] {
  if (!topic) return [];
  const item = cloneTemplate('data-kept-topic', nameOf(topic));
  item.dataset['topic'] = slug;
  const link = item.querySelector('a');
  if (link) link.href = topic.querySelector('a')?.href ?? '';
  link?.append(nameOf(topic));
  return [item];
}

function nameOf(topic: HTMLElement): string {
  return topic.querySelector('a')?.textContent ?? '';
}

/** @param name goes into the sentences that say what each button does */
function cloneTemplate(attribute: string, name: string): HTMLElement {
  const content = document.querySelector<HTMLTemplateElement>(`template[${attribute}]`)?.content.firstElementChild;
  if (!(content instanceof HTMLElement)) throw new Error(`the page has no template ${attribute}`);
  const copy = document.importNode(content, true);
  for (const sentence of copy.querySelectorAll('.unseen')) sentence.textContent = fillIn(sentence.textContent ?? '', { name });
  return copy;
}
