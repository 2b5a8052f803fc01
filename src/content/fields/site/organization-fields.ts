import { z } from 'zod';
import { describeValue } from '../../problems/describe-value.ts';
import { formedText, group, optional, plainText, refuse } from '../field-types.ts';

/** No name of a host or mailbox is longer (https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1). */
const EMAIL = /^(?=.{3,254}$)[^\s@<>"',;:()[\]\\]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

const email = formedText('email', 'a mail address', 'email: desk@example.com').transform((text, context) =>
  EMAIL.test(text)
    ? text
    : refuse(context, text, `email is not a mail address, found ${describeValue(text)}; write for example email: desk@example.com`),
);

/** A year or a day. YAML takes a year for a number. */
const founded = z.unknown().transform((value, context) => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^\d{4}(?:-\d\d-\d\d)?$/.test(text) && isDay(text)) return text;
  return refuse(context, value, `founded is neither a year nor a day, found ${describeValue(value)}; write for example founded: 1921`);
});

function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Who publishes the paper. */
export const organization = group(
  'organization',
  {
    name: optional(plainText('name', 'name: "Example Media Ltd"')),
    address: optional(plainText('address', 'address: "1 High Street, Example Town"')),
    email: optional(email),
    founded: optional(founded),
  },
  'name, address, email or founded, indented, below organization:',
);
