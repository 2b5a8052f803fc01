import { listBodyPictures } from '../body/render-body.ts';
import type { Article, ImageReference, ParsedArticle, Provider } from './article.ts';
import { findPicturePath } from './find-picture-path.ts';
import type { FieldPath } from './problems/locate-field.ts';

/**
 * What a picture is to its article. `first` is the one that lists and cards show; `embedded` stands in the HTML of a body,
 * which often comes from elsewhere, so that a path that leads nowhere is no mistake of the author's.
 */
export type PictureRole = 'first' | 'further' | 'related' | 'logo' | 'portrait' | 'body' | 'embedded';

/** A picture that an article names and its pages may show. */
export interface PictureUse {
  url: string;
  role: PictureRole;
  /** Where the front matter names it; empty for a picture of the body. */
  path: FieldPath;
  /** How the article names it. */
  written: string;
}

/**
 * The pictures that an article's pages may show. A remote one is among them if it asks for a local copy (`isCached`):
 * pages never load anything from another host. Logos and pictures of the body need not ask.
 */
export function listArticlePictures({ file, images, provider, related, body }: ParsedArticle | Article): PictureUse[] {
  const first = findFirstPicture(images);
  const uses: PictureUse[] = [
    ...images.flatMap((image, index) =>
      hasCopy(image) ? [use(image.url, image === first ? 'first' : 'further', ['images', index, 'url'])] : [],
    ),
    ...listLogo(provider, ['provider']),
    ...listBodyUses({ file, body }),
  ];
  for (const [index, story] of related.entries()) {
    const image = findFirstPicture(story.images);
    if (image) uses.push(use(image.url, 'related', ['related', index, 'images', story.images.indexOf(image), 'url']));
    uses.push(...listLogo(story.provider, ['related', index, 'provider']));
  }
  return uses;
}

/** The pictures that a body shows. */
export function listBodyUses({ file, body }: Pick<Article, 'file' | 'body'>): PictureUse[] {
  const { markdown, html } = listBodyPictures(body);
  const useOf = (role: PictureRole) => (url: string) => use(findPicturePath(url, file), role, [], url);
  return [...markdown.map(useOf('body')), ...html.map(useOf('embedded'))];
}

/** The picture that stands for a story: the first that the site may have a copy of. */
export function findFirstPicture(images: readonly ImageReference[]): ImageReference | undefined {
  return images.find(hasCopy);
}

/** True for a path in the content folder, false for a web address. */
export function isLocalPicture(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** Whether the site may have a copy of a picture: others must not be shown, even if another article asked for one. */
export function hasCopy({ url, isCached }: ImageReference): boolean {
  return isCached || isLocalPicture(url);
}

function listLogo({ logo }: Pick<Provider, 'logo'> = { logo: undefined }, path: FieldPath): PictureUse[] {
  return logo ? [use(logo.url, 'logo', [...path, 'images', 0, 'url'])] : [];
}

function use(url: string, role: PictureRole, path: FieldPath, written = url): PictureUse {
  return { url, role, path, written };
}
