import type { BodyAddresses } from './article.ts';

/** A page of the paper's own, such as its imprint. */
export interface OwnPage {
  /** Path below the content folder, with forward slashes. */
  file: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  bytesHash: string;
  /** Its address below the site's base, without slashes at its ends: `about`, `legal/imprint`. */
  path: string;
  title: string;
  description: string | undefined;
  /** Where every page of the site leads to it. */
  menu: 'bar' | 'footer' | 'none';
  /** Its place among the pages of its menu, the smallest first; those without one come last. */
  order: number | undefined;
  /** False only where front matter says so; the preview alone has such a page. */
  isPublished: boolean;
  /** Site paths that lead here. */
  aliases: readonly string[];
  /** Markdown. */
  body: string;
}

/** A page before anybody looks where its links lead. */
export type ParsedPage = OwnPage & { links: BodyAddresses | undefined };
