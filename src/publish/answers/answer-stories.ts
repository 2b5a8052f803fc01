import type { Article } from '../../content/article.ts';
import { findTrending, TRENDING_WINDOW } from '../../lists/find-trending.ts';
import { findEarlierStories } from './find-earlier-stories.ts';
import { once } from './once.ts';
import type { PaperFrame } from './paper-frame.ts';
import { findOwnPlace, findPlace, isShown, takeNewest, takeShown } from './story-places.ts';
import type { StoryStore } from './story-store.ts';

/** What is asked of one story, and of all. */
export function answerStories({ now }: Pick<PaperFrame, 'now'>, store: StoryStore) {
  const { find, head } = store;
  const load = (story: number | undefined): Article | undefined => (story === undefined ? undefined : store.article(story));
  const withdrawals = once(() => new Map(store.withdrawn().map(({ slug, withdrawal }) => [slug, withdrawal])));
  const listAll = () => store.list('all', '')?.stories ?? new Int32Array();
  return {
    article: (slug: string) => load(find(slug)),
    slugs: () => store.slugs(),
    withdrawal: (slug: string) => withdrawals().get(slug),
    withdrawnSlugs: () => [...withdrawals().keys()],
    neighbours: (slug: string) => {
      const story = find(slug);
      if (story === undefined) return { older: undefined, newer: undefined };
      const all = listAll();
      const place = findOwnPlace(all, head, story);
      return { older: load(findShown(all, place, -1)), newer: load(findShown(all, place, 1)) };
    },
    earlierStories: (slug: string) => {
      const story = find(slug);
      return story === undefined ? [] : findEarlierStories(story, store);
    },
    trending: (count: number): readonly Article[] => {
      const all = listAll();
      const end = findPlace(all, head, ({ publishedAt }) => publishedAt <= now.getTime());
      const [newest] = takeNewest(all, 1, 0, end);
      if (newest === undefined) return [];
      const since = head(newest).publishedAt - TRENDING_WINDOW;
      const start = findPlace(all, head, ({ publishedAt }) => publishedAt < since);
      const stories = takeShown(all, start, end).map((story) => {
        const { slug, heat, publishedAt } = head(story);
        return { story, slug, heat, publishedAt: new Date(publishedAt) };
      });
      return findTrending(stories, count, now).map(({ story }) => store.article(story));
    },
    lastChange: (): Date | undefined => {
      const last = store.lastChange();
      return last === undefined ? undefined : new Date(last);
    },
  };
}

/** The next story that is shown, from some place on. @param step 1 for a newer one, -1 for an older one */
function findShown(stories: Int32Array, place: number, step: 1 | -1): number | undefined {
  let next = place + step;
  while (next >= 0 && next < stories.length && !isShown(stories[next] ?? 0)) next += step;
  return stories[next];
}
