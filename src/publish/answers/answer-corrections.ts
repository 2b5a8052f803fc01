import type { SiteSettings } from '../../content/fields/site/site-settings.ts';
import { type CorrectedStory, hasCorrectionsPage } from '../../lists/list-corrections.ts';
import { listPageNumbers, takeNumberedPage } from '../../lists/numbered-pages.ts';
import type { ListKind } from './answer-lists.ts';
import { once } from './once.ts';
import { isShown } from './story-places.ts';
import type { StoryStore } from './story-store.ts';

/** A correction in a store. */
export type StoredCorrection = ReturnType<StoryStore['corrections']>[number];

/** A correction whose story is shown. */
export function loadCorrection({ story, at }: StoredCorrection, { article: load }: Pick<StoryStore, 'article'>): CorrectedStory {
  const article = load(story);
  const correction = article.corrections.find((one) => one.at.getTime() === at);
  if (!correction) throw new Error(`${article.file} has no correction of ${new Date(at).toISOString()}`);
  return { article, correction };
}

/** What is asked of corrections. */
export function answerCorrections(store: StoryStore, settings: Pick<SiteSettings, 'policies'>) {
  const shown = once(() => store.corrections().filter(({ story }) => isShown(story)));
  /** Where the corrections of a story stand among those shown. */
  const placesOf = once(() => {
    const all = shown().map(({ story }, place) => ({ story, place }));
    return Map.groupBy(all, ({ story }) => story);
  });
  const load = (corrections: readonly StoredCorrection[]) => corrections.map((correction) => loadCorrection(correction, store));
  const hasPage = () => hasCorrectionsPage(shown(), settings);
  const listOf = (kind: ListKind, name: string): StoredCorrection[] => {
    if (placesOf().size === 0) return [];
    const places = [...(store.list(kind, name)?.stories ?? [])].flatMap(
      (story) =>
        placesOf()
          .get(story)
          ?.map(({ place }) => place) ?? [],
    );
    return places.toSorted((a, b) => a - b).flatMap((place) => shown()[place] ?? []);
  };
  return {
    correctionsOf: (kind: ListKind, name: string, count: number) => load((kind === 'all' ? shown() : listOf(kind, name)).slice(0, count)),
    corrected: (count: number) => load(shown().slice(0, count)),
    // One whose story is off the site keeps its place, as the story does in its lists.
    correctedPage: (size: number, number?: number) => {
      if (!hasPage()) return undefined;
      const all = store.corrections();
      return takeNumberedPage(all.length, size, number, (start, end) =>
        load(all.slice(all.length - end, all.length - start).filter(({ story }) => isShown(story))),
      );
    },
    correctedNumbers: (size: number) => (hasPage() ? listPageNumbers(store.corrections().length, size) : []),
    hasCorrections: hasPage,
  };
}
