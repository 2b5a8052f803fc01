import { createReadStream } from 'node:fs';
import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { setCurrentSite } from '../site.ts';
import { type OpenedSite, type OpenOptions, openSite, PICTURE_FOLDER } from './open-site.ts';
import { type ContentPlace, describeProblems } from './report-problems.ts';

/** Milliseconds; editors write a file in several steps. */
const SETTLE = 60;

/** Keeps the preview up to date with the content folder: reads it again after a change and reloads open pages. */
export function previewContent(options: OpenOptions & ContentPlace, opened: OpenedSite): AstroIntegration {
  let current = opened;
  const pictureBase = `${opened.site.settings.base}${PICTURE_FOLDER}/`;
  return {
    name: 'broadsheet-preview',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        server.middlewares.use((request, response, next) => {
          const name = request.url?.startsWith(pictureBase) ? request.url.slice(pictureBase.length) : undefined;
          const picture = [...current.prepared.pictures.values()].find((candidate) => candidate.name === name);
          if (!picture) return next();
          response.setHeader('Content-Type', 'image/webp');
          createReadStream(picture.path).on('error', next).pipe(response);
        });

        const reload = async () => {
          current = await openSite(options);
          setCurrentSite(current.site);
          for (const line of describeProblems(current.publication.problems, options)) logger.warn(line);
          for (const environment of Object.values(server.environments)) environment.hot.send('astro:content-changed', {});
          server.ws.send({ type: 'full-reload' });
        };
        let timer: NodeJS.Timeout | undefined;
        let reloading = Promise.resolve();
        server.watcher.add(options.contentDir);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(options.contentDir + sep)) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            reloading = reloading.then(reload).catch((error: Error) => logger.error(error.stack ?? error.message));
          }, SETTLE);
        });
      },
    },
  };
}
