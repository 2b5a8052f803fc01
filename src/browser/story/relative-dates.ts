/** Seconds. An older date says more than its distance does. */
const RECENT = 7 * 86_400;

/** The largest first; seconds. */
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/**
 * Says of each recent `<time>` of the page how long ago it was, in the page's language. Its words move into the title; with
 * `data-stays` they stay, and the distance follows them. Nothing moves: a date keeps its width, and what would make the page
 * longer is not shown.
 */
export function showRelativeDates(): void {
  const format = new Intl.RelativeTimeFormat([document.documentElement.lang, 'en'], { numeric: 'always' });
  const dates = [...document.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]')].flatMap((time) => {
    const distance = describe(time.dateTime, format);
    return distance ? [{ time, distance, boxes: time.getClientRects() }] : [];
  });
  for (const { time, distance, boxes } of dates) {
    if ('stays' in time.dataset) addAfter(time, distance);
    else if (boxes.length === 1 && boxes[0]) replace(time, distance, boxes[0].width);
  }
}

function describe(moment: string, format: Intl.RelativeTimeFormat): string | undefined {
  const seconds = (Date.now() - Date.parse(moment)) / 1000;
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? [];
  return unit && seconds < RECENT ? format.format(-Math.floor(seconds / length), unit) : undefined;
}

function addAfter(time: HTMLTimeElement, distance: string): void {
  const height = document.body.offsetHeight;
  const note = document.createElement('span');
  note.className = 'ago';
  note.textContent = distance;
  time.after(' ', note);
  if (document.body.offsetHeight !== height) note.remove();
}

function replace(time: HTMLTimeElement, distance: string, width: number): void {
  time.title = time.textContent;
  time.textContent = distance;
  time.style.display = 'inline-block';
  time.style.minWidth = `${width}px`;
}
