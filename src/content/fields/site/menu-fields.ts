import { describeValue } from '../../problems/describe-value.ts';
import { group, list, optional, plainText, rawText, refuse, webAddress } from '../field-types.ts';

/** A link that the paper chose: to a topic or a page by what it is called in the content folder, or to a web address. */
export interface MenuEntry {
  topic: string | undefined;
  page: string | undefined;
  link: string | undefined;
  /** What stands there; undefined for the name of the topic or the page. */
  name: string | undefined;
}

export type FooterSettings = {
  text: string | undefined;
  links: readonly MenuEntry[];
  /** Web addresses. */
  social: readonly string[];
};

const EXAMPLE = '- topic: science';

const entry = group(
  'an entry',
  {
    topic: optional(rawText('topic', 'topic: science')),
    page: optional(rawText('page', 'page: about')),
    link: optional(webAddress('link', 'https://example.com/')),
    name: optional(plainText('name', 'name: "Our shop"')),
  },
  EXAMPLE,
).transform((given, context): MenuEntry => {
  const { topic, page, link, name } = given;
  const count = [topic, page, link].filter((target) => target !== undefined).length;
  if (count !== 1) {
    const found = count === 0 ? 'none' : describeValue(count).replace('the number ', '');
    return refuse(context, given, `an entry leads to one of topic, page and link, found ${found} of them; write for example ${EXAMPLE}`);
  }
  if (link !== undefined && name === undefined)
    return refuse(context, given, 'a link needs the words to show; add a line such as name: "Our shop"');
  return { topic, page: page?.normalize('NFC').replace(/^\/+|\/+$/g, ''), link, name };
});

export const menu = optional(list('menu', entry, EXAMPLE));

export const footer = optional(
  group(
    'footer',
    {
      text: optional(plainText('text', 'text: "A paper by its readers."')),
      links: optional(list('links', entry, EXAMPLE)),
      social: optional(list('social', webAddress('social', 'https://social.example/@paper'), '- https://social.example/@paper')),
    },
    'text, links or social, indented, below footer:',
  ),
);
