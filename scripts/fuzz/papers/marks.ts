/** What must be in no file of a site: parts of a paper that are not to be published hold these words. */
export const MARKS = {
  /** In the field `secured`, ciphertext and initialisation vector. */
  sealed: ['c2VhbGVkIHdvcmRz', 'c2VhbGVkIHN0YXJ0'],
  /** In articles with `published: false` or a date to come: in titles, bodies, topics, names. */
  unpublished: ['unpublishedzebra'],
  /** In files outside of the content folder that links lead to. */
  outside: ['outsidewalrus'],
} as const satisfies Record<string, readonly string[]>;

/** What a script of an author's would do. It may stand on a page as text, and nowhere else. */
export const HARM = 'pwned';
