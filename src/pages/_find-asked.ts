/**
 * What a page is about, by its address.
 * @param name as `getStaticPaths` named it
 * @throws if the site has no such thing: then the address was not of `getStaticPaths`
 */
export function findAsked<Thing>(find: (name: string) => Thing | undefined, name = ''): Thing {
  const thing = find(name);
  if (thing === undefined) throw new Error(`the site has no “${name}”`);
  return thing;
}
