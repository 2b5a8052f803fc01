import { createReadStream, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { setCurrentSite } from '../site.ts';
import { type OpenedSite, type OpenOptions, openSite, PICTURE_FOLDER } from './open-site.ts';
import { type ContentPlace, describeProblems } from './report-problems.ts';

/** Milliseconds; editors write a file in several steps. */
const SETTLE = 60;

type PreviewServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Keeps the preview up to date with the content folder: reads it again after a change and reloads open pages. */
export function previewContent(options: OpenOptions & ContentPlace, opened: OpenedSite): AstroIntegration {
  let current = opened;
  return {
    name: 'broadsheet-preview',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        servePictures(server, () => current);
        followChanges(server, options.contentDir, logger, async () => {
          current = await reopenSite(options, current, logger);
          setCurrentSite(current.site);
          for (const line of describeProblems(current.publication.problems, options)) logger.warn(line);
          for (const environment of Object.values(server.environments)) environment.hot.send('astro:content-changed', {});
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}

/** The running server has one base path, and a `site.yaml` with an error settles nothing: both keep what was. */
async function reopenSite(options: OpenOptions, { site }: OpenedSite, logger: AstroIntegrationLogger): Promise<OpenedSite> {
  const opened = await openSite(options);
  if (opened.publication.setAside.includes('site.yaml')) return openSite({ ...options, overrides: site.settings });
  const { base } = site.settings;
  if (opened.site.settings.base === base) return opened;
  logger.warn(`base is ${opened.site.settings.base} now; start npm run dev again to see the site there`);
  return openSite({ ...options, overrides: { ...options.overrides, base } });
}

function servePictures(server: PreviewServer, current: () => OpenedSite): void {
  const base = `${current().site.settings.base}${PICTURE_FOLDER}/`;
  server.middlewares.use((request, response, next) => {
    if (!request.url?.startsWith(base)) return next();
    const name = request.url.slice(base.length);
    const picture = [...current().prepared.pictures.values()].find((candidate) => candidate.name === name);
    if (!picture) return next();
    response.setHeader('Content-Type', 'image/webp');
    createReadStream(picture.path).on('error', next).pipe(response);
  });
}

/** Calls `reload` once things have settled after a change, and never twice at once. */
function followChanges(server: PreviewServer, contentDir: string, logger: AstroIntegrationLogger, reload: () => Promise<void>): void {
  // The watcher names files by their real path, which a linked content folder is not.
  const folder = realpathSync(contentDir);
  let timer: NodeJS.Timeout | undefined;
  let reloading = Promise.resolve();
  server.watcher.add(folder);
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(folder + sep)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reloading = reloading.then(reload).catch((error: Error) => logger.error(error.stack ?? error.message));
    }, SETTLE);
  });
}
