import { findPeriod, type Issue, type IssueSpan, listIssues } from '../../lists/issues/list-issues.ts';
import { loadCorrection, type StoredCorrection } from './answer-corrections.ts';
import { countBefore } from './count-before.ts';
import { once } from './once.ts';
import type { PaperFrame } from './paper-frame.ts';
import { isShown, numberOf, takeShown } from './story-places.ts';
import type { StoryStore } from './story-store.ts';

/** What is asked of the newsletter's issues. */
export function answerIssues(frame: PaperFrame, store: StoryStore) {
  const { dates, settings } = frame;
  const { newsletter } = settings;
  const days = once(() => store.lists('day').map(({ name }) => name));
  const daysOf = once(() => Map.groupBy(days(), (day) => findPeriod(day, newsletter)));
  const issues = once(() => listIssues(days(), frame));
  const spanOf = once(() => new Map(issues().map((span) => [span.date, span])));
  /**
   * Corrections belong to the issue of their own period, or to the next one with stories. Periods whose stories were all taken off
   * count as well, so that what they told moves to no later issue, which was sent long ago.
   */
  const periods = once(() => {
    const takenOff = [...(store.list('all', '')?.stories ?? [])].filter((place) => !isShown(place));
    const daysTakenOff = takenOff.map((place) => findPeriod(store.head(numberOf(place)).day, newsletter));
    return [...new Set([...daysOf().keys(), ...daysTakenOff])].toSorted();
  });
  const shown = once(() => store.corrections().filter(({ story }) => isShown(story)));
  const listCorrections = (date: string): readonly StoredCorrection[] => {
    if (shown().length === 0) return [];
    const periodOf = (place: number) => findPeriod(dates.dayKey(new Date(shown()[place]?.at ?? 0)), newsletter);
    const countAfter = (period: string) => countBefore(shown().length, (place) => periodOf(place) > period);
    const previous = periods()[countBefore(periods().length, (place) => (periods()[place] ?? '') < date) - 1];
    return shown().slice(countAfter(date), previous === undefined ? undefined : countAfter(previous));
  };
  return {
    issues: (): readonly IssueSpan[] => issues(),
    issue: (date: string): Issue | undefined => {
      const span = spanOf().get(date);
      if (!span) return undefined;
      const stories = (daysOf().get(date) ?? []).flatMap((day) => takeShown(store.list('day', day)?.stories ?? new Int32Array()));
      return {
        date,
        lastDate: span.lastDate,
        articles: stories.map(store.article),
        corrections: listCorrections(date).map((correction) => loadCorrection(correction, store)),
      };
    },
  };
}
