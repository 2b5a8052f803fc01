import type { APIRoute } from 'astro';
import icon from '../../../public/icon.svg?raw';
import { drawIcon, type IconOptions } from '../../images/draw/draw-icon.ts';
import { ROUTES } from '../../routes.ts';
import { currentSite } from '../../site.ts';
import { answer } from '../_answer.ts';

/** The icon's own. */
const background = /fill="(#[0-9a-f]{6})"/.exec(icon)?.[1] ?? '#ffffff';

const ICONS: Readonly<Record<string, IconOptions>> = {
  192: { size: 192, isMaskable: false, background },
  512: { size: 512, isMaskable: false, background },
  maskable: { size: 512, isMaskable: true, background },
};

export function getStaticPaths() {
  const { cacheKey } = currentSite();
  return Object.entries(ICONS).map(([name, options]) => ({
    params: { icon: name },
    props: { options },
    cacheKey: cacheKey(icon, options),
  }));
}

export const GET: APIRoute<{ options: IconOptions }> = async ({ props: { options } }) =>
  answer(new Uint8Array(await drawIcon(icon, options)), ROUTES.icon);
