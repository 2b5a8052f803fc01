import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEAD_KINDS } from '../../security/content-security-policy.ts';

const ORIGIN = /^https:\/\/(?:\*\.)?[\w.-]+(?::\d+)?$/;

/**
 * Looks at what a theme's `Head` wants to be allowed: of anything else a browser would make nothing, or too much.
 * @throws an error with its place, see `findBundleFault`
 */
export function refuseHeadPolicy(policy: Readonly<Record<string, unknown>>, themeDir: string | undefined): void {
  for (const [kind, origins] of Object.entries(policy)) {
    if (!HEAD_KINDS.some((known) => known === kind))
      refuse(kind, `has no kind "${kind}"; its kinds are ${HEAD_KINDS.join(', ')}`, themeDir);
    if (!Array.isArray(origins)) refuse(kind, `has no list as ${kind}; write ${kind}: ['https://stats.example']`, themeDir);
    const wrong = origins.map(String).find((origin) => !ORIGIN.test(origin));
    if (wrong !== undefined) refuse(wrong, `names "${wrong}", which is no origin; write one such as https://stats.example`, themeDir);
  }
}

/** @param sign what to look for in its source */
function refuse(sign: string, fault: string, themeDir: string | undefined): never {
  const file = join(themeDir ?? '', 'components/Head.astro');
  const before = readFileSync(file, 'utf8').split(sign)[0]?.split('\n') ?? [];
  throw Object.assign(new Error(`policy ${fault}`), { loc: { file, line: before.length, column: before.at(-1)?.length ?? 0 } });
}
