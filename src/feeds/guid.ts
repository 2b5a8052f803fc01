import { hash } from 'node:crypto';
import type { Article, Correction } from '../content/article.ts';

/** Chosen once at random. Another value here would deliver every item of every feed again. */
const NAMESPACE = Buffer.from('5d8f0a8e3c6b4b0f9a4e2f6d7c1b9e30', 'hex');

/**
 * An item's identity in every feed: a name-based UUID (version 5, RFC 9562) of the article's `id`, which is its slug
 * unless front matter sets one. Neither headline nor address nor path takes part, so changing them re-delivers nothing.
 */
export function guidOf({ id }: Pick<Article, 'id'>): string {
  return nameUuid(id.normalize('NFC'));
}

/** The same for a correction, known by its story and its moment. */
export function guidOfCorrection({ id }: Pick<Article, 'id'>, { at }: Pick<Correction, 'at'>): string {
  return nameUuid(`correction\n${id.normalize('NFC')}\n${at.toISOString()}`);
}

/** The same for what has no `id` of its own: a list (`topics/ai`) or a newsletter issue. No article's id holds a line break. */
export function guidOfPlace(place: string): string {
  return nameUuid(`place\n${place.normalize('NFC')}`);
}

function nameUuid(name: string): string {
  const bytes = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'buffer').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
