/** Stories of a month; where there are more, its days have pages of their own, and its page lists them. */
const MOST_ON_ONE_PAGE = 400;

export function hasDayPages(stories: number): boolean {
  return stories > MOST_ON_ONE_PAGE;
}
