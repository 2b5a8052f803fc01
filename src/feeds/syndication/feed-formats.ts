import type { Addresses } from '../../content/addresses.ts';
import { ROUTES } from '../../routes.ts';

/** One of a feed's formats, for a link to it. */
export interface FeedFormat {
  name: string;
  href: string;
  mediaType: string;
}

/** @param list the address of the list that the feed follows, as in `Addresses.feeds` */
export function listFeedFormats(list: string, addresses: Pick<Addresses, 'feeds'>): FeedFormat[] {
  const { rss, atom, json } = addresses.feeds(list);
  return [
    { name: 'RSS', href: rss, mediaType: ROUTES.rss.mediaType },
    { name: 'Atom', href: atom, mediaType: ROUTES.atom.mediaType },
    { name: 'JSON', href: json, mediaType: ROUTES.jsonFeed.mediaType },
  ];
}
