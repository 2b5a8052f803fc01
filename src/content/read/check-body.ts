import { findDroppedTags } from '../../body/find-dropped-tags.ts';
import { findExcesses } from '../../body/find-excesses.ts';
import { BODY_LIMITS, type BodyLimitName, type Excess } from '../../body/limits/body-limits.ts';
import type { Problem } from '../problems/problem.ts';

/** Of one body; more would drown the others. */
const MOST_WARNINGS = 10;

/**
 * What of a body will not be shown as its author wrote it.
 * @param firstLine of the body in its file
 */
export function checkBody(file: string, body: string, firstLine: number): Problem[] {
  const warn = (line: number, message: string): Problem => ({ severity: 'warning', file, line: firstLine + line - 1, column: 1, message });
  const excesses = findExcesses(body);
  const isPlain = excesses.some(({ limit }) => BODY_LIMITS[limit].effect === 'plain');
  const dropped = isPlain ? [] : findDroppedTags(body);
  return [
    ...excesses.map((excess) => warn(excess.line, describeExcess(excess))),
    ...dropped.map(({ line, name }) => warn(line, `<${name}> is left out; ${name === 'iframe' ? MEND_FRAME : LINK}`)),
  ].slice(0, MOST_WARNINGS);
}

const LINK = 'write a link to it, as in [Title](https://…)';
const MEND_FRAME = `put the frame of a video into featuredContent, or ${LINK}`;

function describeExcess({ limit }: Excess): string {
  const { most, of, effect }: (typeof BODY_LIMITS)[BodyLimitName] = BODY_LIMITS[limit];
  const much = `more than ${most.toLocaleString('en')} ${of}`;
  return effect === 'plain'
    ? `the body has ${much} and so is shown as plain text; write less of them, or divide the story`
    : `this code has ${much} and so is shown without colours; show less of it, or leave out the language`;
}
