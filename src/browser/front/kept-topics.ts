import { isText, openStoredList } from '../reader/stored-list.ts';
import { nameEntry } from '../site/stored-names.ts';

/** The slugs of the topics that the reader wants first on the front page, in that order. */
const TOPICS = openStoredList(nameEntry('topics'), isText);

export const { write: writeKeptTopics, canKeep: canKeepTopics, watch: watchKeptTopics } = TOPICS;

export function readKeptTopics(): string[] {
  return [...new Set(TOPICS.read())];
}
