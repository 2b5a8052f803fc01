import { nameEntry } from '../site/stored-names.ts';

/** In localStorage: a {@link Visit} as JSON. It never leaves the browser. */
const VISIT_KEY = nameEntry('visit');

/** Milliseconds without a look at the front page, after which the next look begins a visit. */
const PAUSE = 30 * 60_000;

/** Moments in milliseconds since 1970. */
interface Visit {
  /** The newest story that the visit before showed; left out in the first visit. */
  since?: number;
  /** The newest story that this visit showed. */
  newest: number;
  /** When the reader last looked. */
  look: number;
}

/**
 * Remembers that the reader looks at stories.
 * @param newest when the newest of them was published
 * @returns `since`: stories published later are new to the reader, undefined if this is the first visit; `isFirstLook` of this visit
 */
export function rememberLook(newest: number, now: number): { since: number | undefined; isFirstLook: boolean } {
  const last = readVisit();
  // A clock that was set back would else stop all visits until it has caught up.
  const isFirstLook = last === undefined || Math.abs(now - last.look) > PAUSE;
  // What the last visit showed, not when it was: a story may be published some time after its date.
  const since = isFirstLook ? last?.newest : last.since;
  writeVisit({ ...(since === undefined ? {} : { since }), newest: Math.max(newest, last?.newest ?? newest), look: now });
  return { since, isFirstLook };
}

function readVisit(): Visit | undefined {
  try {
    const visit: Partial<Visit> | null = JSON.parse(localStorage.getItem(VISIT_KEY) ?? 'null');
    return typeof visit?.newest === 'number' && typeof visit.look === 'number' ? (visit as Visit) : undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing has a first visit each time. */
function writeVisit(visit: Visit): void {
  try {
    localStorage.setItem(VISIT_KEY, JSON.stringify(visit));
  } catch {}
}
