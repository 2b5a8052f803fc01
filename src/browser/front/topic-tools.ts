import { cloneTemplate } from './clone-template.ts';
import { readKeptTopics, writeKeptTopics } from './kept-topics.ts';
import { moveTopicForward } from './move-topic-forward.ts';

/**
 * Gives the section of a topic that the reader keeps buttons that move it forward and take it off, and takes them from others.
 * @param place among those kept; -1 for a topic that is not
 */
export function showTopicTools(section: HTMLElement, place: number): void {
  const tools = section.querySelector(':scope > .topic-tools');
  if (place === -1) {
    tools?.remove();
    return;
  }
  const shown = tools ?? cloneTemplate('data-topic-tools', { name: section.querySelector('h2')?.textContent ?? '' });
  const move = shown.querySelector<HTMLButtonElement>('[data-move]');
  if (move) move.hidden = place === 0;
  if (!tools) section.querySelector(':scope > h2')?.after(shown);
}

/** @param mine holds the sections of the topics that the reader keeps @param onChange shows them as they are kept now */
export function connectTopicTools(mine: HTMLElement, onChange: () => void): void {
  mine.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const section = button?.closest<HTMLElement>('[data-topic]');
    const slug = section?.dataset['topic'];
    if (!button || !section || slug === undefined) return;
    const place = [...mine.children].indexOf(section);
    const kept = readKeptTopics();
    const isMove = 'move' in button.dataset;
    const isShown = (other: string) => mine.querySelector(`:scope > [data-topic="${CSS.escape(other)}"]`) !== null;
    writeKeptTopics(isMove ? moveTopicForward(slug, kept, isShown) : kept.filter((other) => other !== slug));
    onChange();
    // The button that had the focus moved or is gone: it gets it again, or the next of its kind, or the way to all topics.
    const next = isMove ? section : (mine.children[place] ?? mine.lastElementChild);
    const others = next?.querySelectorAll<HTMLElement>(isMove ? 'h2 a, button[data-move]:not([hidden])' : '[data-take-off]') ?? [];
    const focused = [...others].at(-1) ?? document.querySelector<HTMLElement>('.shelf a');
    focused?.focus();
  });
}
