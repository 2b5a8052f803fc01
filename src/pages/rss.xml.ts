import { rssFeed } from '../feeds/rss-feed.ts';
import { currentSite } from '../site.ts';

export async function GET(): Promise<Response> {
  const { settings, addresses, articles, pictures } = currentSite();
  const findPicture = (url: string) => {
    const picture = pictures.get(url);
    return picture && { ...picture, src: addresses.absolute(picture.src) };
  };
  const feed = await rssFeed({ settings, addresses, articles, findPicture });
  return new Response(feed, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
}
