import type {
  AdvertiserContentArticle,
  AnalysisNewsArticle,
  CorrectionComment,
  ImageObject,
  NewsArticle,
  OpinionNewsArticle,
  Organization,
  Person,
  ReviewNewsArticle,
  VideoObject,
} from 'schema-dts';
import { type AiUse, type Article, type Correction, hasOwnExcerpt, type Provider } from '../../content/article.ts';
import type { StoryLabel } from '../../content/fields/article-schema.ts';
import type { Video } from '../../content/fields/find-video.ts';
import { changedAt, findSourceUrl, findStoryLicence, isReadHere } from '../../content/story-source.ts';
import type { PagePicture } from '../../images/page-picture.ts';
import { describePerson } from './structured-author.ts';
import type { StructuredContext } from './structured-data.ts';
import { nameOrganization, nameWebSite } from './structured-site.ts';

type StoryThing = NewsArticle | OpinionNewsArticle | AnalysisNewsArticle | ReviewNewsArticle | AdvertiserContentArticle | VideoObject;

/** What schema.org calls a story with a label. What is paid for is no news. */
const TYPES = {
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  review: 'ReviewNewsArticle',
  sponsored: 'AdvertiserContentArticle',
} as const satisfies Readonly<Record<StoryLabel, string>>;

/** IPTC's codes (https://cv.iptc.org/newscodes/digitalsourcetype/): made by people, with a model's help, by a model. */
const SOURCE_TYPES = {
  none: 'digitalCreation',
  assisted: 'compositeWithTrainedAlgorithmicMedia',
  translated: 'compositeWithTrainedAlgorithmicMedia',
  generated: 'trainedAlgorithmicMedia',
} as const satisfies Readonly<Record<AiUse['use'], string>>;

/**
 * A story, for its page. One from elsewhere is its provider's work, named as based on the source; of ours is only the
 * site that the page is part of.
 * @param picture the page's social image
 */
export function describeStory(article: Article, picture: PagePicture | undefined, context: StructuredContext): StoryThing {
  return article.video ? describeVideo(article, article.video, picture, context) : describeArticle(article, picture, context);
}

function describeArticle(article: Article, picture: PagePicture | undefined, context: StructuredContext) {
  const { title, publishedAt, topics, label } = article;
  const [topic] = topics;
  return {
    '@type': label === undefined ? 'NewsArticle' : TYPES[label],
    headline: title,
    ...describeWork(article, context),
    ...(picture && { image: describeImage(picture, context) }),
    datePublished: publishedAt.toISOString(),
    dateModified: changedAt(article).toISOString(),
    author: describeAuthors(article, context),
    ...(topic && { articleSection: topic.name }),
  } as const satisfies StoryThing;
}

function describeVideo(article: Article, { embedUrl }: Video, picture: PagePicture | undefined, context: StructuredContext) {
  const { title, excerpt, publishedAt } = article;
  return {
    '@type': 'VideoObject',
    name: title,
    ...describeWork(article, context),
    // Search engines ask for one in any case.
    description: excerpt || title,
    ...(picture && { thumbnailUrl: context.addresses.absolute(picture.src) }),
    uploadDate: publishedAt.toISOString(),
    dateModified: changedAt(article).toISOString(),
    embedUrl: withoutAutoplay(embedUrl),
    creator: describeAuthors(article, context),
  } as const satisfies VideoObject;
}

/** What articles and videos have in common. */
function describeWork(article: Article, context: StructuredContext) {
  const { settings, addresses } = context;
  const { slug, excerpt, topics, provider } = article;
  const url = addresses.absolute(addresses.article(slug));
  const sourceUrl = findSourceUrl(article, settings);
  const licence = findStoryLicence(article, settings);
  return {
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    isPartOf: nameWebSite({ settings, addresses }),
    ...(hasOwnExcerpt(article) && { description: excerpt }),
    ...(topics.length > 0 && { keywords: topics.map(({ name }) => name) }),
    inLanguage: article.language ?? settings.language,
    ...(licence && { license: licence.url }),
    ...(article.corrections.length > 0 && { correction: article.corrections.map(describeCorrection) }),
    ...(article.ai && describeAi(article.ai, context)),
    // What readers pay at the source is not known here.
    ...(isReadHere(article) && { isAccessibleForFree: true }),
    ...(sourceUrl === undefined
      ? { publisher: nameOrganization(context) }
      : { publisher: describeProvider(provider, context), sourceOrganization: describeProvider(provider, context), isBasedOn: sourceUrl }),
  } as const satisfies Partial<Omit<NewsArticle & object, '@type'>>;
}

function describeCorrection({ at, text }: Correction) {
  return { '@type': 'CorrectionComment', text, datePublished: at.toISOString() } as const satisfies CorrectionComment;
}

/** How it came about, and who answers for it. */
function describeAi({ use, reviewer, author }: AiUse, context: StructuredContext) {
  const named = reviewer && ({ '@type': 'Person', name: reviewer } as const satisfies Person);
  const person = author ? describePerson(author, context) : named;
  return {
    digitalSourceType: { '@id': `http://cv.iptc.org/newscodes/digitalsourcetype/${SOURCE_TYPES[use]}` },
    ...(person && { accountablePerson: person }),
  } as const;
}

/** The people, where the story names some. */
function describeAuthors({ authors, provider }: Article, context: StructuredContext) {
  const [first, ...others] = authors.map((author) => describePerson(author, context));
  if (first === undefined) return describeProvider(provider, context);
  return others.length > 0 ? [first, ...others] : first;
}

function describeProvider({ name, domain }: Provider, context: StructuredContext) {
  if (domain === undefined) return nameOrganization(context);
  const url = URL.parse(`https://${domain}/`)?.href;
  return { '@type': 'Organization', name, ...(url !== undefined && { url }) } as const satisfies Organization;
}

function describeImage({ src, width, height }: PagePicture, { addresses }: StructuredContext) {
  return {
    '@type': 'ImageObject',
    url: addresses.absolute(src),
    width: String(width),
    height: String(height),
  } as const satisfies ImageObject;
}

/** The player as it is; ours starts by itself because the reader has pressed a button. */
function withoutAutoplay(embedUrl: string): string {
  const url = new URL(embedUrl);
  url.searchParams.delete('autoplay');
  return url.href;
}
