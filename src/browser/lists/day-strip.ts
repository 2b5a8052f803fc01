/** CSS pixels: a day that shows less of itself below the line is read. */
const REST = 16;

/** In the line of a month's days, marks the day whose stories are read, and brings it into view. */
export function connectDayStrip(): void {
  const strip = document.querySelector<HTMLElement>('.day-strip ul');
  const links = new Map([...(strip?.querySelectorAll('a') ?? [])].map((link) => [link.hash.slice(1), link]));
  if (!strip || !('IntersectionObserver' in window)) return;
  const days = [...links.keys()].flatMap((id) => document.getElementById(id)?.closest<HTMLElement>('.archive-day') ?? []);
  let current: HTMLAnchorElement | undefined;

  const showCurrent = () => {
    const below = strip.getBoundingClientRect().bottom + REST;
    const day = days.find((candidate) => candidate.getBoundingClientRect().bottom > below);
    const link = links.get(day?.id || (day?.querySelector('.day-stories')?.id ?? ''));
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    current = link;
    // Not `scrollIntoView`, which would move the page as well.
    if (link) strip.scrollLeft += link.getBoundingClientRect().left - strip.getBoundingClientRect().left - strip.clientWidth / 2;
  };
  // A line across the page, right below the strip: what meets it is read.
  const observer = new IntersectionObserver(showCurrent, { rootMargin: `-${strip.clientHeight + REST}px 0px 0px 0px` });
  for (const day of days) observer.observe(day);
}
