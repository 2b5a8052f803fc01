import { group, optional } from '../field-types.ts';
import { pathOrAddress } from './path-or-address.ts';
import { POLICIES, type PolicyName } from './policies.ts';

const fields = Object.fromEntries(Object.keys(POLICIES).map((name) => [name, policy(name)])) as Record<
  PolicyName,
  ReturnType<typeof policy>
>;

/** Where the paper says how it works. */
export const policies = group('policies', fields, 'corrections, ethics, ownership or others, indented, below policies:');

function policy(field: string) {
  return optional(pathOrAddress(field, `/about/${field.toLowerCase()}/`));
}
