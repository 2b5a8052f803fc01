import { choice, group, optional } from '../field-types.ts';
import { pathOrAddress } from './path-or-address.ts';

/** What programs may do with the site. */
export const robots = group(
  'robots',
  { ai: optional(choice('ai', ['allow', 'deny', 'licence'])), terms: optional(pathOrAddress('terms', '/licensing/')) },
  'ai and terms, indented, below robots:',
).superRefine(({ ai, terms }, context) => {
  if (ai !== 'licence' || terms !== undefined) return;
  const message = 'terms is missing, and ai: licence needs the page where a licence is to be had; add a line such as terms: /licensing/';
  context.addIssue({ code: 'custom', path: ['terms'], message });
});
