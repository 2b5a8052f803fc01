import type { AI_USES } from './fields/ai-fields.ts';
import type { StoryLabel } from './fields/article-schema.ts';
import type { Video } from './fields/find-video.ts';
import type { Licence } from './licences/find-licence.ts';

/** A picture as an author names it. Where the site shows it from is for `src/images/` to say. */
export interface ImageReference {
  /** An http(s) address, or a path in the content folder. */
  url: string;
  /** What the picture shows. */
  title: string | undefined;
  attribution: string | undefined;
  /** True asks for a local copy of a remote picture. */
  isCached: boolean;
  /** Pixels as stated by the source; often wrong. */
  width: number | undefined;
  height: number | undefined;
}

/** Who first published a story. */
export interface Provider {
  /** Lower-case host name; the provider's address on this site. Undefined for the paper itself, which has no such page. */
  domain: string | undefined;
  name: string;
  logo: ImageReference | undefined;
  description: string | undefined;
  /** Names, of this story; for the JSON API. */
  authors: readonly string[];
  publishers: readonly string[];
}

/** A provider that has a page. */
export type ListedProvider = Provider & { domain: string };

export interface Topic {
  /** The topic's address on this site. */
  slug: string;
  name: string;
  shortname: string | undefined;
  description: string | undefined;
  keywords: readonly string[];
  /** Site paths (`/old/address/`) that lead to it. */
  aliases: readonly string[];
  /** The slug of the topic above, if any. */
  parent: string | undefined;
  /** For the JSON API. */
  images: readonly ImageReference[];
  services: readonly { name: string; endpoint: string }[];
  /** False for one that only articles name. */
  hasFile: boolean;
}

/** Who wrote a story. */
export interface Author {
  /** The author's address on this site. */
  slug: string;
  name: string;
  /** What they do for the paper: `Science editor`. */
  role: string | undefined;
  description: string | undefined;
  picture: ImageReference | undefined;
  /** Site paths that lead here. */
  aliases: readonly string[];
  /** Their places elsewhere. */
  links: readonly { name: string; url: string }[];
}

/** Another provider's coverage of the same story. */
export interface RelatedStory {
  title: string;
  excerpt: string;
  webUrl: string;
  publishedAt: Date | undefined;
  provider: Provider;
  images: readonly ImageReference[];
  quality: number | undefined;
}

/** What a story had wrong. */
export interface Correction {
  /** Since when the story says so; no other of its corrections has this moment. */
  at: Date;
  text: string;
}

/** How a machine took part in a story. */
export interface AiUse {
  use: (typeof AI_USES)[number];
  /** Who answers for it, by name. */
  reviewer: string | undefined;
  /** The same, where one of the paper's authors is meant. */
  author: Author | undefined;
  note: string | undefined;
}

/** Why a story is off the site, which its address then tells. */
export interface Withdrawal {
  at: Date;
  reason: string | undefined;
}

export interface Article {
  /** Path below the content folder, with forward slashes. */
  file: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  bytesHash: string;
  /** Whether the file holds a sealed text. Nothing else is known of it. */
  isSealed: boolean;
  slug: string;
  /** Stable identity: front matter's `id`, else the slug. Feeds' guids come from it. */
  id: string;
  /** Site paths (`/old/address/`) that lead here. */
  aliases: readonly string[];
  title: string;
  /** Clean text; may be empty. */
  excerpt: string;
  publishedAt: Date;
  updatedAt: Date | undefined;
  /** Where it was first published, if the file says so; else at `webUrl`, and without that on this site. */
  originalUrl: string | undefined;
  /** Where the reader is sent. Undefined: this site hosts the story. */
  webUrl: string | undefined;
  ampWebUrl: string | undefined;
  cdnAmpWebUrl: string | undefined;
  category: string;
  /** A BCP 47 tag; undefined where the file does not say: the site's. */
  language: string | undefined;
  type: 'article' | 'video';
  video: Video | undefined;
  quality: number | undefined;
  heat: number | undefined;
  /** False only where front matter says so; such an article shows up in the preview alone. */
  isPublished: boolean;
  /** From then on it is off the site. */
  expiresAt: Date | undefined;
  withdrawal: Withdrawal | undefined;
  provider: Provider;
  topics: readonly Topic[];
  /** In the order of the file; empty for most stories from elsewhere. */
  authors: readonly Author[];
  images: readonly ImageReference[];
  /** For the JSON API. */
  tags: readonly string[];
  related: readonly RelatedStory[];
  /** Newest first. */
  corrections: readonly Correction[];
  ai: AiUse | undefined;
  /** Of the story itself; see `findStoryLicence`. */
  licence: Licence | undefined;
  /** What it is, where it is not plain news. */
  label: StoryLabel | undefined;
  /** Markdown; empty for most articles. */
  body: string;
}

/** An article before what depends on other files is known. */
export type ParsedArticle = Omit<Article, 'topics' | 'authors' | 'provider' | 'ai'> & {
  ai: Omit<AiUse, 'author'> | undefined;
  topicNames: readonly string[];
  authorNames: readonly string[];
  /** As the file has it; undefined for the paper itself. */
  provider: ListedProvider | undefined;
  /** Of the body; undefined if it has none. */
  links: BodyAddresses | undefined;
};

/** What a body may link to, before anybody looks where that leads. */
export interface BodyAddresses {
  /** Line of the file where the body begins. */
  firstLine: number;
  /** As written. */
  addresses: readonly string[];
}

/** False where the excerpt is missing or only repeats the title, as many feeds have it. */
export function hasOwnExcerpt({ title, excerpt }: Pick<Article, 'title' | 'excerpt'>): boolean {
  return excerpt !== '' && excerpt.toLowerCase() !== title.toLowerCase();
}
