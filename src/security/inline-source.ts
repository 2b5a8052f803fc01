import { hashSource } from './content-security-policy.ts';

/** A script or a style sheet that stands in pages. */
export interface InlineSource {
  /** What stands between its tags. */
  text: string;
  /** What a page's policy calls it. */
  hash: string;
}

export function describeSource(text: string): InlineSource {
  return { text, hash: hashSource(text) };
}
