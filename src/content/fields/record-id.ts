import { quoteText } from '../problems/describe-value.ts';
import { findAddressFault } from './address-part.ts';
import { rawText, refuse } from './field-types.ts';

/** The `_id` of a topic's or an author's file: its slug. @param slug an example */
export function recordId(slug: string) {
  return rawText('_id', `_id: ${slug}`).transform((text, context) => {
    const id = text.normalize('NFC');
    const fault = findAddressFault(id);
    return fault
      ? refuse(context, text, `_id ${fault}, found ${quoteText(text)}; use letters, digits and hyphens, as in _id: ${slug}`)
      : id;
  });
}
