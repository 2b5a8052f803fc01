import { z } from 'zod';
import { folderOf, ROUTES } from '../../../routes.ts';
import { aliases } from '../alias-fields.ts';
import { leftOut } from '../article-schema.ts';
import { group, list, optional, plainText, webAddress } from '../field-types.ts';
import { images } from '../image-fields.ts';
import { recordId } from '../record-id.ts';

const SERVICE_EXAMPLE = '- {name: news, endpoint: "https://example.com/news.json"}';

const service = group(
  'a service',
  { name: plainText('name', 'name: news'), endpoint: webAddress('endpoint', 'https://example.com/news.json') },
  SERVICE_EXAMPLE,
);

/** A file in `topics/`. */
export const topicSchema = z.object({
  /** The topic's slug. */
  _id: recordId('machine-learning'),
  name: plainText('name', 'name: "Machine Learning"'),
  shortname: optional(plainText('shortname', 'shortname: "ML"')),
  /** The name or `_id` of the topic above. */
  parent: optional(plainText('parent', 'parent: "Science"')),
  description: optional(plainText('description', 'description: "What the topic is about."')),
  keywords: optional(list('keywords', plainText('a keyword', '- "robot"'), '- "robot"')),
  /** Old addresses that lead here. */
  aliases: aliases(folderOf(ROUTES.topic)),
  /** For the JSON API. */
  images,
  services: optional(list('services', service, SERVICE_EXAMPLE)),
  hashtags: leftOut,
  taxonomy: leftOut,
});

export type TopicFields = z.output<typeof topicSchema>;
