import { hash } from 'node:crypto';
import { createPathWriter, ROUTES } from '../routes.ts';

const pathOf = createPathWriter(ROUTES.asset.path);

/** Where a style sheet lies as a file of the site, below its base. Named by its bytes, so that browsers may keep it forever. */
export function nameSheet(text: string): string {
  return pathOf(`styles.${hash('sha256', text).slice(0, 16)}.css`);
}
