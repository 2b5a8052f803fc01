import type { Finding } from '../problems/finding.ts';
import { choice, group, optional, plainText } from './field-types.ts';

export const AI_USES = ['none', 'assisted', 'translated', 'generated'] as const;

/** How a machine took part in a story, and who answers for it. */
export const ai = group(
  'ai',
  {
    use: choice('use', AI_USES),
    reviewer: optional(plainText('reviewer', 'reviewer: "A. Person"')),
    note: optional(plainText('note', 'note: "A program translated it; an editor compared both."')),
  },
  'use, reviewer and note, indented, below ai:',
);

/** The fields may have other errors, so that all are found at once. */
export function checkAi(file: string, { ai: given }: Record<string, unknown>): Finding[] {
  const { use, reviewer } = Object(given ?? {}) as Record<string, unknown>;
  if (typeof use !== 'string' || use === 'none' || (reviewer ?? undefined) !== undefined) return [];
  const message = 'ai has no reviewer, so the page names nobody who answers for the story; add a line such as reviewer: "A. Person"';
  return [{ severity: 'warning', file, path: ['ai'], message }];
}
