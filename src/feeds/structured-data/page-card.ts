import type { Article, Topic } from '../../content/article.ts';
import { findFirstPicture } from '../../content/article-pictures.ts';
import type { PagePicture } from '../../images/page-picture.ts';
import type { Site } from '../../site.ts';

/** The picture that stands for a page where it is shared. */
export interface PageCard {
  picture: PagePicture;
  /** What it shows. */
  alt: string;
}

/** Pixels: networks show a smaller picture as a stamp, or not at all (https://developers.facebook.com/docs/sharing/webmasters/images/). */
const LEAST_WIDTH = 600;

type CardFinder = Pick<Site, 'settings' | 'findPicture' | 'findCard'>;

/** The story's own picture, else the one that is drawn once for its first topic: no story costs a drawing. */
export function findStoryCard({ title, images, topics: [topic] }: Article, site: CardFinder): PageCard | undefined {
  const image = findFirstPicture(images);
  const picture = image && site.findPicture(image.url, 'social');
  if (picture && picture.width >= LEAST_WIDTH) return { picture, alt: image.title ?? title };
  return topic ? findTopicCard(topic, site) : findSiteCard(site);
}

export function findTopicCard({ slug, name }: Topic, { findCard }: Pick<CardFinder, 'findCard'>): PageCard | undefined {
  const picture = findCard(slug);
  return picture && { picture, alt: name };
}

export function findSiteCard({ settings, findCard }: Pick<CardFinder, 'settings' | 'findCard'>): PageCard | undefined {
  const picture = findCard();
  return picture && { picture, alt: settings.title };
}
