/** The parts of the search page that its script works on. */
export interface SearchPage {
  form: HTMLFormElement;
  field: HTMLInputElement;
  topic: HTMLSelectElement;
  source: HTMLSelectElement;
  year: HTMLSelectElement;
  filters: HTMLDetailsElement;
  filterCount: HTMLElement;
  clearFilters: HTMLButtonElement;
  /** What was found, to be seen. */
  state: HTMLElement;
  /** The same, to be heard once the reader pauses. */
  spoken: HTMLElement;
  /** Shown where nothing was found; holds ways on. */
  help: HTMLElement;
  ways: HTMLElement;
  /** Holds the lists of pages and stories. */
  results: HTMLElement;
  pages: HTMLElement;
  matches: HTMLElement;
  similarTitle: HTMLElement;
  similar: HTMLElement;
  more: HTMLButtonElement;
  /** Shown where there is no search, or it found nothing: recent ones, and other ways to the stories. */
  start: HTMLElement;
  recent: HTMLElement;
  recentList: HTMLElement;
  forget: HTMLButtonElement;
}

/** @throws if the page and its script are of different versions */
export function findSearchPage(root: Document): SearchPage {
  const find = <Part extends Element>(name: keyof SearchPage): Part => {
    const part = root.querySelector<Part>(`[data-search="${name}"]`);
    if (!part) throw new Error(`the search page has no part ${name}`);
    return part;
  };
  return {
    form: find('form'),
    field: find('field'),
    topic: find('topic'),
    source: find('source'),
    year: find('year'),
    filters: find('filters'),
    filterCount: find('filterCount'),
    clearFilters: find('clearFilters'),
    state: find('state'),
    spoken: find('spoken'),
    help: find('help'),
    ways: find('ways'),
    results: find('results'),
    pages: find('pages'),
    matches: find('matches'),
    similarTitle: find('similarTitle'),
    similar: find('similar'),
    more: find('more'),
    start: find('start'),
    recent: find('recent'),
    recentList: find('recentList'),
    forget: find('forget'),
  };
}
