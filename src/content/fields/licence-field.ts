import { findLicence } from '../licences/find-licence.ts';
import { SPDX_NAMES } from '../licences/spdx-names.ts';
import { quoteText } from '../problems/describe-value.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';
import { rawText, refuse } from './field-types.ts';

/** A licence by its SPDX name, or by the address of one's own terms. */
export function licence(field: string) {
  return rawText(field, `${field}: CC-BY-4.0`).transform((text, context) => {
    const found = findLicence(text);
    if (found) return found;
    const nearest = nearestName(text, [...SPDX_NAMES]);
    const example = `write for example ${field}: CC-BY-4.0, or ${field}: "https://example.com/terms"`;
    const mend = nearest === undefined ? example : `did you mean ${nearest}?`;
    return refuse(context, text, `${field} is neither the SPDX name of a licence nor a web address, found ${quoteText(text)}; ${mend}`);
  });
}
