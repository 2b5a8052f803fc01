import type { Feed, FeedItem } from '../feed.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function writeJsonFeed({ title, description, language, pageUrl, addresses, hub, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: pageUrl,
    feed_url: addresses.json,
    description,
    language,
    ...(hub === undefined ? {} : { hubs: [{ type: 'WebSub', url: hub }] }),
    items: items.map(writeItem),
  };
  return `${JSON.stringify(feed)}\n`;
}

function writeItem(item: FeedItem) {
  const { guid, link, title, summary, content, language, publishedAt, updatedAt, categories, authors, sourceUrl, picture, licence } = item;
  return {
    id: guid,
    url: link,
    ...(sourceUrl === undefined ? {} : { external_url: sourceUrl }),
    title,
    content_html: content,
    summary,
    ...(picture ? { image: picture.url } : {}),
    date_published: publishedAt.toISOString(),
    ...(updatedAt ? { date_modified: updatedAt.toISOString() } : {}),
    authors,
    ...(language === undefined ? {} : { language }),
    ...(categories.length > 0 ? { tags: categories } : {}),
    ...(licence ? { _licence: licence } : {}),
  };
}
