/** Stands for a name in an address that a page tells its script. No slug, domain or part of an index holds it, nor does it need an escape. */
export const ANY_NAME = '*';

/** @param address with {@link ANY_NAME} in the name's place */
export function fillAddress(address: string, name: string): string {
  return address.replace(ANY_NAME, () => encodeURIComponent(name));
}
