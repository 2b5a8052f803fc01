import { z } from 'zod';
import { quoteText } from '../problems/describe-value.ts';
import { findAddressFault } from './address-part.ts';
import { leftOut } from './article-schema.ts';
import { group, list, optional, plainText, rawText, refuse, webAddress } from './field-types.ts';
import { images } from './image-fields.ts';

const SERVICE_EXAMPLE = '- {name: news, endpoint: "https://example.com/news.json"}';

const service = group(
  'a service',
  { name: plainText('name', 'name: news'), endpoint: webAddress('endpoint', 'https://example.com/news.json') },
  SERVICE_EXAMPLE,
);

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
  /** For the JSON API. */
  images,
  services: optional(list('services', service, SERVICE_EXAMPLE)),
  hashtags: leftOut,
  taxonomy: leftOut,
});

export type TopicFields = z.output<typeof topicSchema>;
