import { z } from 'zod';
import { aliases } from '../alias-fields.ts';
import { choice, finiteNumber, optional, plainText, truth } from '../field-types.ts';

/** The front matter of a file in `pages/`. */
export const pageSchema = z.object({
  title: plainText('title', 'title: "About us"'),
  description: optional(plainText('description', 'description: "Who makes this paper."')),
  /** Where every page of the site leads to it. Missing: in the footer. */
  menu: optional(choice('menu', ['bar', 'footer', 'none'])),
  order: optional(finiteNumber('order')),
  published: optional(truth('published')),
  draft: optional(truth('draft')),
  /** Old addresses that lead here. */
  aliases: aliases(),
});

export type PageFields = z.output<typeof pageSchema>;
