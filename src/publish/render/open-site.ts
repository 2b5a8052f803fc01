import { APPLY_THEME } from '../../browser/site/theme-switch.ts';
import { createAddresses } from '../../content/addresses.ts';
import { findEarlierStories, findNeighbours } from '../../content/article-order.ts';
import { compareProblems } from '../../content/problems/problem.ts';
import type { Publication } from '../../content/publication.ts';
import { describePicture } from '../../images/page-picture.ts';
import { groupByAuthor, groupByMonth, groupByProvider, groupByTopic } from '../../lists/group-articles.ts';
import { listCorrections } from '../../lists/list-corrections.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { describeSource } from '../../security/inline-source.ts';
import type { Site } from '../../site.ts';
import { findSiteLanguage } from '../../words/site-language.ts';
import { createCacheKeys } from '../cache/cache-key.ts';
import { socialImageAddress } from '../pictures/list-social-drawings.ts';
import { findPictureProblems } from '../pictures/picture-problems.ts';
import type { PreparedPictures } from '../pictures/prepare-pictures.ts';
import { findLook } from './find-look.ts';

export interface OpenOptions {
  now: Date;
  /** True shows unpublished and future articles. */
  isPreview: boolean;
  /** False where nobody keeps pages: making all keys of 20,000 articles takes a second. */
  hasCacheKeys?: boolean;
}

/** The site that a publication and its prepared pictures make. */
export function openSite(
  publication: Publication,
  prepared: PreparedPictures,
  { now, isPreview, hasCacheKeys = !isPreview }: OpenOptions,
): Site {
  const { site: settings, articles, expired, withdrawn } = publication;
  // The preview shows what has run out, as it shows drafts.
  const stories = { articles, takenOff: [...(isPreview ? [] : expired), ...withdrawn] };
  const pictureRoot = `${settings.base}${folderOf(ROUTES.picture)}/`;
  const findPicture: Site['findPicture'] = (url, slot) => {
    const picture = prepared.pictures.get(url);
    return picture && describePicture(picture, slot, pictureRoot);
  };
  const addresses = createAddresses(settings);
  return {
    ...findSiteLanguage(settings, publication.words),
    settings,
    addresses,
    ...findLook(publication, addresses, findPicture),
    // The preview may know an older one.
    drawnTitle: prepared.nameplate?.name === settings.title ? prepared.nameplate.html : '',
    ...stories,
    withdrawn,
    pages: publication.pages,
    front: publication.front,
    topics: groupByTopic(publication.topics, stories),
    providers: groupByProvider(publication.providers, stories),
    authors: groupByAuthor(publication.authors, stories),
    months: groupByMonth(articles, settings.timeZone),
    corrections: listCorrections(articles),
    neighbours: findNeighbours(articles),
    earlierStories: findEarlierStories(articles),
    findPicture,
    findSocialImage: (topicSlug) => findPicture(socialImageAddress(topicSlug), 'social') ?? findPicture(socialImageAddress(), 'social'),
    themeScript: describeSource(APPLY_THEME),
    cacheKey: hasCacheKeys ? createCacheKeys(articles, prepared.pictures) : () => '',
    isPreview,
    now,
    problems: [...publication.problems, ...findPictureProblems(prepared, publication)].toSorted(compareProblems),
  };
}
