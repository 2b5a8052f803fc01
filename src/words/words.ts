import type { en } from './en.ts';

/** One sentence for each kind of number that a language tells apart. */
export type Counted = { other: string } & { [Rule in Intl.LDMLPluralRule]?: string };

type Translated<Group> = Group extends string
  ? string
  : Group extends { other: string }
    ? Counted
    : { [Name in keyof Group]: Translated<Group[Name]> };

/** All that the site says, in some language. */
export type Words = Translated<typeof en>;
