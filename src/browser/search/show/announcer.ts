/** After so many milliseconds without a change a reader counts as having paused. */
const PAUSE = 800;

/** Shows what was found at once, and has it said once the reader pauses: nobody wants to hear a count with each letter. */
export function createAnnouncer(shown: HTMLElement, spoken: HTMLElement): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    shown.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = text;
    }, PAUSE);
  };
}
