import { rememberReading } from '../reader/read-stories.ts';
import { addCopyButtons } from './copy-code.ts';
import { connectVideo } from './play-video.ts';
import { showRelativeDates } from './relative-dates.ts';
import { connectSaveButton } from './save-story.ts';
import { connectShareButton } from './share-story.ts';
import type { StoryScriptWords } from './story-script-words.ts';

/** All that a script adds to a story's page; it reads without. */
export function enhanceStory(): void {
  const words = JSON.parse(document.querySelector<HTMLElement>('[data-words]')?.dataset['words'] ?? '{}') as StoryScriptWords;
  connectVideo();
  showRelativeDates();
  connectShareButton(words);
  connectSaveButton(words);
  addCopyButtons(words);
  rememberReading(location.pathname);
}
