import { findAddresses } from '../../body/find-addresses.ts';
import { findDroppedTags } from '../../body/find-dropped-tags.ts';
import { findExcesses } from '../../body/find-excesses.ts';
import { BODY_LIMITS, type BodyLimitName, type Excess } from '../../body/limits/body-limits.ts';
import type { BodyAddresses } from '../article.ts';
import { foldAlike } from '../problems/fold-alike.ts';
import { describeRest, type Problem } from '../problems/problem.ts';

export interface CheckedBody {
  /** What will not be shown as its author wrote it. */
  problems: readonly Problem[];
  links: BodyAddresses | undefined;
}

/** @param firstLine of the body in its file */
export function checkBody(file: string, body: string, firstLine: number): CheckedBody {
  if (body === '') return { problems: [], links: undefined };
  const warn = (line: number, message: string): Problem => ({ severity: 'warning', file, line: firstLine + line - 1, column: 1, message });
  const excesses = findExcesses(body);
  const ofExcesses = excesses.map((excess) => warn(excess.line, describeExcess(excess)));
  if (excesses.some(({ limit }) => BODY_LIMITS[limit].effect === 'plain')) return { problems: ofExcesses, links: undefined };
  const ofTags = findDroppedTags(body).map(({ line, name }) =>
    warn(line, `<${name}> is left out; ${name === 'iframe' ? MEND_FRAME : LINK}`),
  );
  const { shown, rest } = foldAlike([...ofExcesses, ...ofTags], ({ message }) => message);
  const addresses = findAddresses(body);
  return {
    problems: [...shown, ...rest.map(({ first, count }) => describeRest(first, count))],
    links: addresses.length === 0 ? undefined : { firstLine, addresses },
  };
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
