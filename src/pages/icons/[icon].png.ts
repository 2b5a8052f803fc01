import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { fitLogo } from '../../images/fit-logo.ts';
import { ROUTES } from '../../routes.ts';
import { currentSite, type Site } from '../../site.ts';
import { answer } from '../_answer.ts';
import { findAsked } from '../_find-asked.ts';

const ICONS = {
  192: { size: 192, isMaskable: false },
  512: { size: 512, isMaskable: false },
  maskable: { size: 512, isMaskable: true },
} as const;

/** What draws is loaded when something is drawn: most builds only list what there is. */
const loadIconDrawing = () => import('../../images/draw/draw-icon.ts');
const loadMarkDrawing = () => import('../../images/draw/draw-mark.ts');

type Drawing = (site: Site) => Promise<Buffer>;

/** What is drawn, by name. A paper without a logo has no picture of one. */
function listDrawings({ logo, settings: { colours } }: Site): Map<string, Drawing> {
  const icons = Object.entries(ICONS).map(([name, shape]): [string, Drawing] => [
    name,
    async ({ settings, icon }) => {
      const options = { ...shape, background: settings.colours.paper.light };
      const { drawIcon, drawOwnIcon, writeSiteIcon } = await loadIconDrawing();
      return icon ? drawOwnIcon(await readFile(icon.path), options) : drawIcon(writeSiteIcon(settings.colours), options);
    },
  ]);
  const logos = [logo?.light, logo?.dark].flatMap((picture, index): [string, Drawing][] => {
    const path = index === 0 ? logo?.path : logo?.darkPath;
    if (!picture || path === undefined) return [];
    const draw = async () => (await loadMarkDrawing()).drawMark(await readFile(path), fitLogo(picture));
    const outline = async () => {
      const { outlineMark } = await import('../../images/draw/outline-mark.ts');
      return outlineMark(await draw(), colours.paper.light);
    };
    return [index === 0 ? ['logo', outline] : ['logo-dark', draw]];
  });
  return new Map([...icons, ...logos]);
}

export function getStaticPaths() {
  return [...listDrawings(currentSite()).keys()].map((icon) => ({ params: { icon } }));
}

export const GET: APIRoute = async ({ params }) => {
  const site = currentSite();
  const draw = findAsked((icon) => listDrawings(site).get(icon), params['icon']);
  return answer(new Uint8Array(await draw(site)), ROUTES.icon);
};
