import type { Article, Topic } from '../../content/article.ts';
import { findFirstPicture } from '../../content/article-pictures.ts';
import type { PagePicture } from '../../images/page-picture.ts';
import type { Site } from '../../site.ts';

/** The picture that stands for a page where it is shared. */
export interface SocialImage {
  picture: PagePicture;
  /** What it shows. */
  alt: string;
}

/** Pixels: networks show a smaller picture as a stamp, or not at all (https://developers.facebook.com/docs/sharing/webmasters/images/). */
const LEAST_WIDTH = 600;

type SocialImageFinder = Pick<Site, 'settings' | 'findPicture' | 'findSocialImage'>;

/** The story's own picture, else that of its first topic: no story costs a drawing. */
export function findStorySocialImage({ title, images, topics: [topic] }: Article, site: SocialImageFinder): SocialImage | undefined {
  const image = findFirstPicture(images);
  const picture = image && site.findPicture(image.url, 'social');
  if (picture && picture.width >= LEAST_WIDTH) return { picture, alt: image.title ?? title };
  return topic ? findTopicSocialImage(topic, site) : findSiteSocialImage(site);
}

/** The one that is drawn for a topic with a file, else the site's. */
export function findTopicSocialImage(
  { slug, name, hasFile }: Topic,
  site: Pick<SocialImageFinder, 'settings' | 'findSocialImage'>,
): SocialImage | undefined {
  if (!hasFile) return findSiteSocialImage(site);
  const picture = site.findSocialImage(slug);
  return picture && { picture, alt: name };
}

export function findSiteSocialImage({
  settings,
  findSocialImage,
}: Pick<SocialImageFinder, 'settings' | 'findSocialImage'>): SocialImage | undefined {
  const picture = findSocialImage();
  return picture && { picture, alt: settings.title };
}
