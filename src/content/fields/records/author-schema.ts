import { z } from 'zod';
import { folderOf, ROUTES } from '../../../routes.ts';
import { aliases } from '../alias-fields.ts';
import { group, list, optional, plainText, webAddress } from '../field-types.ts';
import { pictureAddress } from '../image-fields.ts';
import { recordId } from '../record-id.ts';

const LINK_EXAMPLE = '- {name: Mastodon, url: "https://social.example/@ada"}';

const link = group(
  'a link',
  { name: plainText('name', 'name: Mastodon'), url: webAddress('url', 'https://social.example/@ada') },
  LINK_EXAMPLE,
);

/** A file in `authors/`. */
export const authorSchema = z.object({
  /** The author's slug. */
  _id: recordId('ada-lovelace'),
  name: plainText('name', 'name: "Ada Lovelace"'),
  role: optional(plainText('role', 'role: "Science editor"')),
  description: optional(plainText('description', 'description: "Who she is."')),
  picture: optional(pictureAddress('picture')),
  /** Old addresses that lead here. */
  aliases: aliases(folderOf(ROUTES.author)),
  links: optional(list('links', link, LINK_EXAMPLE)),
});

export type AuthorFields = z.output<typeof authorSchema>;
