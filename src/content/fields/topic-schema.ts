import { z } from 'zod';
import { quoteText } from '../problems/describe-value.ts';
import { findAddressFault } from './address-part.ts';
import { list, optional, plainText, rawText, refuse } from './field-types.ts';

/** A file in `topics/`. */
export const topicSchema = z.object({
  /** The topic's slug. */
  _id: rawText('_id', '_id: machine-learning').transform((text, context) => {
    const slug = text.normalize('NFC');
    const fault = findAddressFault(slug);
    return fault
      ? refuse(context, text, `_id ${fault}, found ${quoteText(text)}; use letters, digits and hyphens, as in _id: machine-learning`)
      : slug;
  }),
  name: plainText('name', 'name: "Machine Learning"'),
  shortname: optional(plainText('shortname', 'shortname: "ML"')),
  /** The name or `_id` of the topic above. */
  parent: optional(plainText('parent', 'parent: "Science"')),
  description: optional(plainText('description', 'description: "What the topic is about."')),
  keywords: optional(list('keywords', plainText('a keyword', '- "robot"'), '- "robot"')),
});

export type TopicFields = z.output<typeof topicSchema>;
