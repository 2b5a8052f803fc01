import { rssFeed } from '../feeds/rss-feed.ts';
import { currentSite } from '../site.ts';

export async function GET(): Promise<Response> {
  const { settings, addresses, articles, findPicture: findOnSite } = currentSite();
  // One plain file with its full address: readers of feeds choose between none.
  const findPicture = (url: string) => {
    const picture = findOnSite(url, 'hero');
    return picture && { ...picture, src: addresses.absolute(picture.src), sources: [] };
  };
  const feed = await rssFeed({ settings, addresses, articles, findPicture });
  return new Response(feed, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
}
