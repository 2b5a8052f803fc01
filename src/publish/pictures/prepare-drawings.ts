import { join } from 'node:path';
import type { Publication } from '../../content/publication.ts';
import { type Nameplate, prepareNameplate } from '../../images/draw/prepare-nameplate.ts';
import { type PreparedSocialImages, prepareSocialImages } from '../../images/draw/prepare-social-images.ts';
import { listSocialDrawings } from './list-social-drawings.ts';

/** What is drawn for a paper. */
export interface PreparedDrawings extends PreparedSocialImages {
  nameplate: Nameplate;
}

/** Draws what stands for the paper and its topics. @param looksOnly true draws nothing */
export async function prepareDrawings(
  publication: Pick<Publication, 'site' | 'topics' | 'typefaces'>,
  cacheDir: string,
  looksOnly?: boolean,
): Promise<PreparedDrawings> {
  const displayFont = publication.typefaces.find(({ role }) => role === 'display');
  const drawn = await prepareSocialImages(socialImageDir(cacheDir), listSocialDrawings(publication), displayFont, looksOnly);
  const nameplate = await prepareNameplate(nameplateDir(cacheDir), publication.site.title, displayFont, looksOnly);
  return { ...drawn, nameplate };
}

/** Where social images are drawn, before the store makes pictures of them. */
export function socialImageDir(cacheDir: string): string {
  return join(cacheDir, 'social-images');
}

export function nameplateDir(cacheDir: string): string {
  return join(cacheDir, 'nameplates');
}
