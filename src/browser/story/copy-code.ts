import { copyAndTell } from './copy-and-tell.ts';
import type { StoryScriptWords } from './story-script-words.ts';

/** Puts a button over each block of code of a body. Browsers give a page the clipboard only over https or on localhost. */
export function addCopyButtons(words: StoryScriptWords): void {
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll<HTMLElement>('.body pre')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy-code';
    button.textContent = words.copyCode;
    button.addEventListener('click', () =>
      copyAndTell(block.textContent.replace(/\n$/, ''), button, { done: words.codeCopied, failed: words.copyFailed }),
    );
    // Beside the block, not in it: there it would scroll away with the code.
    const frame = document.createElement('div');
    frame.className = 'code-frame';
    block.replaceWith(frame);
    frame.append(block, button);
  }
}
