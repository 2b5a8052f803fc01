import { fillAddress } from '../site/fill-address.ts';
import type { SearchIndex } from './search-index.ts';
import { makeSearchable, type SearchablePart } from './searchable-part.ts';

export interface PartLoader {
  load: (part: string) => Promise<SearchablePart>;
  has: (part: string) => boolean;
}

/** Loads each part of the index once; one that failed, again when it is asked for again. @param address with `ANY_NAME` for the part */
export function createPartLoader(address: string): PartLoader {
  const loading = new Map<string, Promise<SearchablePart>>();
  const loaded = new Set<string>();
  const fetchPart = async (part: string): Promise<SearchablePart> => {
    const response = await fetch(fillAddress(address, part));
    if (!response.ok) throw new Error(`${response.url}: status ${response.status}`);
    const index: SearchIndex = await response.json();
    const searchable = makeSearchable(index);
    loaded.add(part);
    return searchable;
  };
  return {
    has: (part) => loaded.has(part),
    load: (part) => {
      const promise = loading.get(part) ?? fetchPart(part);
      loading.set(part, promise);
      promise.catch(() => loading.delete(part));
      return promise;
    },
  };
}
