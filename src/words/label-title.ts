import type { StoryLabel } from '../content/fields/article-schema.ts';
import { fillIn } from './fill-in.ts';
import type { Words } from './words.ts';

/** A headline with what it is before it, where it stands alone: `Opinion: The bridge`. */
export function labelTitle({ title, label }: { title: string; label: StoryLabel | undefined }, { labels }: Pick<Words, 'labels'>): string {
  return label === undefined ? title : fillIn(labels.beforeTitle, { label: labels[label], title });
}
