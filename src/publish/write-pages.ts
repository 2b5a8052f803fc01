import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroIntegration, AstroPrerenderer } from 'astro';

/**
 * Lets Astro choose and render the pages, and writes each with synchronous calls. Astro's own loop waits for the disk
 * several times a page, which costs more than rendering it.
 */
export function writePages(outDir: string, base: string): AstroIntegration {
  return {
    name: 'broadsheet-write-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astro) => ({
          ...astro,
          name: 'broadsheet',
          getStaticPaths: async () => {
            await renderAll(astro, outDir, base);
            return []; // nothing is left for Astro's loop
          },
        }));
      },
    },
  };
}

async function renderAll(astro: AstroPrerenderer, outDir: string, base: string): Promise<void> {
  for (const { pathname, route } of await astro.getStaticPaths()) {
    const isPage = route.type === 'page';
    const path = pathname.replace(/^\/|\/$/g, '');
    const url = new URL(base + path + (isPage && path !== '' ? '/' : ''), 'http://localhost');
    const result = await astro.render(new Request(url), { routeData: route });
    const response = result instanceof Response ? result : result.response;
    const file = join(outDir, isPage ? pageFile(path) : path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  }
}

function pageFile(path: string): string {
  return path === '404' ? '404.html' : join(path, 'index.html');
}
