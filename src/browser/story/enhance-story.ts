import type { Words } from '../../words/words.ts';
import { addCopyButtons } from './copy-code.ts';
import { connectVideo } from './play-video.ts';
import { showRelativeDates } from './relative-dates.ts';
import { connectShareButton } from './share-story.ts';

/** What the script of a story's page says. */
export type StoryScriptWords = Pick<Words['story'], 'share' | 'copyLink' | 'linkCopied' | 'copyCode' | 'codeCopied' | 'copyFailed'>;

/** All that a script adds to a story's page; it reads without. */
export function enhanceStory(): void {
  const words = JSON.parse(document.querySelector<HTMLElement>('[data-words]')?.dataset['words'] ?? '{}') as StoryScriptWords;
  connectVideo();
  showRelativeDates();
  connectShareButton(words);
  addCopyButtons(words);
}
