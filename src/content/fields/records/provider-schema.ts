import { z } from 'zod';
import { domainName } from '../domain-name.ts';
import { optional, plainText } from '../field-types.ts';
import { pictureAddress } from '../image-fields.ts';

/** A file in `providers/`. What it says takes precedence over what articles say of the provider. */
export const providerSchema = z.object({
  domain: domainName('domain'),
  name: optional(plainText('name', 'name: "Example News"')),
  /** A picture: a web address, or a path in the content folder. */
  logo: optional(pictureAddress('logo')),
  description: optional(plainText('description', 'description: "Who they are."')),
});

export type ProviderFields = z.output<typeof providerSchema>;
