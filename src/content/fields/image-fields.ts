import { quoteText } from '../problems/describe-value.ts';
import { finiteNumber, formedText, group, list, optional, plainText, refuse, truth } from './field-types.ts';
import { normaliseWebPicture } from './normalise-web-picture.ts';

/** A picture's address: http(s), or a path in the content folder. */
export function pictureAddress(field: string) {
  return formedText(field, 'a web address or a path', `${field}: images/bridge.jpg`).transform((text, context) => {
    const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
    if (url && (url.username || url.password))
      return refuse(
        context,
        '',
        `${field} names a user or a password; write the address without them: ${field}: https://example.com/bridge.jpg`,
      );
    if (url) return normaliseWebPicture(url);
    const isPath = !/^[a-z][a-z0-9+.-]*:|^[/\\]{2}|\0/i.test(text) && text !== '';
    if (isPath) return text.normalize('NFC').replace(/^\.?\//, '');
    return refuse(
      context,
      text,
      `${field} is neither a web address nor a path in the content folder, found ${quoteText(text)}; write for example ${field}: images/bridge.jpg`,
    );
  });
}

export const IMAGE_EXAMPLE = '- url: "https://example.com/picture.jpg"';

export const image = group(
  'an image',
  {
    url: pictureAddress('url'),
    /** Pixels, as the source states them. Often wrong: the picture itself decides. */
    width: optional(finiteNumber('width')),
    height: optional(finiteNumber('height')),
    title: optional(plainText('title', 'title: "What the picture shows"')),
    attribution: optional(plainText('attribution', 'attribution: "Photo: A. Person"')),
    /** True asks for a local copy of a remote picture. */
    isCached: optional(truth('isCached')),
  },
  IMAGE_EXAMPLE,
);

/** A list of pictures; empty where it is missing. */
export const images = optional(list('images', image, IMAGE_EXAMPLE)).transform((value) => value ?? []);
