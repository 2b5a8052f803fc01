/** A feed that a page announces, for readers that look for feeds in its head. */
export interface AnnouncedFeed {
  title: string;
  /** The address of the list that it follows, as in `Addresses.feeds`. */
  list: string;
}
