import { PictureFailure } from '../picture-failure.ts';

/** @throws {PictureFailure} unless it is http or https, without a user's name */
export function checkAddress(text: string): URL {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new PictureFailure('bad address', 'is no http or https address');
  if (url.username || url.password) throw new PictureFailure('bad address', 'names a user or a password');
  return url;
}
