/** The address follows the search, so that it can be shared, and Back leads to the search before. */
export interface SearchAddress {
  /** While the reader types: without an entry of its own in the browser's history. */
  follow: (address: string) => void;
  /** When the reader has decided: what stood here before typing began stays one step back. */
  settle: (address: string) => void;
  /** After the browser went to another entry. */
  arrive: () => void;
}

export function createSearchAddress(): SearchAddress {
  const here = () => location.pathname + location.search;
  let settled = here();
  // Browsers refuse when an address changes too often: https://developer.mozilla.org/en-US/docs/Web/API/History/replaceState
  const change = (way: 'replaceState' | 'pushState', address: string) => {
    try {
      history[way](null, '', address);
    } catch {}
  };
  return {
    follow: (address) => change('replaceState', address),
    settle: (address) => {
      if (address === settled) return change('replaceState', address);
      if (here() !== settled) change('replaceState', settled);
      change('pushState', address);
      settled = address;
    },
    arrive: () => {
      settled = here();
    },
  };
}
