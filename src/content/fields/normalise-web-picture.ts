/** One picture, one address: a fragment asks for nothing else, and a password is not for us to send on. */
export function normaliseWebPicture(url: URL): string {
  const plain = new URL(url);
  plain.hash = '';
  plain.username = '';
  plain.password = '';
  return plain.href;
}
