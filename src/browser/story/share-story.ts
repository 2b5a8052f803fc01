import { copyAndTell } from './copy-and-tell.ts';
import type { StoryScriptWords } from './story-script-words.ts';

/** Shows the button that passes the story on: by what the system offers, else by copying the address. */
export function connectShareButton(words: StoryScriptWords): void {
  const button = document.querySelector<HTMLButtonElement>('[data-share]');
  const label = button?.querySelector('span');
  const canShare = 'share' in navigator;
  if (!button || !label || (!canShare && !navigator.clipboard)) return;
  const url = location.origin + location.pathname;
  const copy = () => copyAndTell(url, label, { done: words.linkCopied, failed: words.copyFailed });
  const share = () =>
    navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url }).catch(async (error: DOMException) => {
      const isClosedByReader = error.name === 'AbortError';
      if (!isClosedByReader && navigator.clipboard) await copy();
    });
  button.hidden = false;
  // Whatever it says, what stands beside it stays where it is.
  button.style.minWidth = `${button.offsetWidth}px`;
  label.textContent = canShare ? words.share : words.copyLink;
  button.addEventListener('click', canShare ? share : copy);
}
