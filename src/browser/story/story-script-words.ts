import type { Words } from '../../words/words.ts';

/** What the script of a story's page says. */
export type StoryScriptWords = Pick<Words['story'], 'share' | 'copyLink' | 'linkCopied' | 'copyCode' | 'codeCopied' | 'copyFailed'> &
  Pick<Words['reader'], 'save' | 'isSaved' | 'allSaved'>;
