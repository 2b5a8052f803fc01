import { canKeepTopics, readKeptTopics, watchKeptTopics, writeKeptTopics } from './kept-topics.ts';

/**
 * Makes the buttons work that keep a topic (`data-keep`, its slug) on the front page, and shows them; where the browser keeps
 * nothing they stay away.
 * @param onChange is called now and whenever the reader's topics changed, here or in another tab
 * @returns `show` tells the buttons of a change from elsewhere on the page
 */
export function connectKeepButtons(onChange: () => void = () => {}): { isWorking: boolean; show: () => void } {
  const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-keep]');
  const isWorking = canKeepTopics();
  const show = () => {
    const kept = readKeptTopics();
    for (const button of buttons) button.setAttribute('aria-pressed', String(kept.includes(button.dataset['keep'] ?? '')));
    onChange();
  };
  for (const button of buttons) {
    button.hidden = !isWorking;
    button.addEventListener('click', () => {
      const topic = button.dataset['keep'] ?? '';
      const others = readKeptTopics().filter((slug) => slug !== topic);
      writeKeptTopics(button.getAttribute('aria-pressed') === 'true' ? others : [...others, topic]);
      show();
    });
  }
  show();
  watchKeptTopics(show);
  return { isWorking, show };
}
