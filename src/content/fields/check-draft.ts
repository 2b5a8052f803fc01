import type { Finding } from '../problems/finding.ts';

/** Two names of one fact. The fields may have other errors, so that all are found at once. */
export function checkDraft(file: string, { draft, published }: Record<string, unknown>): Finding[] {
  if (typeof draft !== 'boolean' || draft !== published) return [];
  const message = `draft: ${draft} and published: ${published} contradict each other; remove one of the two lines`;
  return [{ severity: 'error', file, path: ['draft'], message }];
}

/** Missing means published. */
export function isPublished({ draft, published }: { draft?: boolean | undefined; published?: boolean | undefined }): boolean {
  return published ?? !draft;
}
