import { createReadStream, realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { Environment } from '../../command/environment.ts';
import { describeAbsent, describeBeginning, describeProblems, plural } from '../../command/report-problems.ts';
import type { Publication } from '../../content/publication.ts';
import { summariseFill } from '../../images/fill/summarise-fill.ts';
import type { MadeRecord } from '../../images/made-record.ts';
import { renditionPath } from '../../images/store/store-records.ts';
import { folderOf, ROUTES } from '../../routes.ts';
import { type Site, setCurrentSite } from '../../site.ts';
import { previewOptions } from '../astro/astro-options.ts';
import { connectPages, type PreviewServer } from '../astro/connect-pages.ts';
import { listWantedPictures } from '../pictures/list-wanted-pictures.ts';
import { pictureStoreDir } from '../pictures/picture-store-dir.ts';
import { type PreparedPictures, preparePictures } from '../pictures/prepare-pictures.ts';
import { openPublication } from '../render/open-publication.ts';
import { createPreviewReader, type PreviewReader } from './preview-reader.ts';
import { openRootFiles, type RootFileServer } from './serve-root-files.ts';

/** Milliseconds; editors write a file in several steps. */
const SETTLE = 60;

/** Milliseconds without a change before pictures are looked for: the page that was saved comes first. */
const FILL_DELAY = 1000;

interface Preview {
  reader: PreviewReader;
  publication: Publication;
  prepared: PreparedPictures;
  site: Site;
}

/** Reads the content with its drafts and shows it. @returns what the server has to know, with the integration that follows changes */
export async function previewContent(
  environment: Environment,
): Promise<ReturnType<typeof previewOptions> & Pick<AstroConfig, 'integrations'>> {
  const opened = await openPreview(environment);
  setCurrentSite(opened.site);
  for (const line of describeProblems(opened.site.problems, environment)) console.error(line);
  const { publication } = opened;
  console.log(
    [plural(publication.articles.length, 'article'), ...describeAbsent(publication), ...describeBeginning(publication, environment)].join(
      ' · ',
    ),
  );
  const { base } = opened.site.settings;
  const rootFiles = openRootFiles(opened.publication);
  const integrations = [followContent(environment, opened, rootFiles)];
  return { ...previewOptions(base, environment, rootFiles), integrations };
}

/** Pictures that are not in the cache yet are drawings until {@link followContent} has them. */
async function openPreview(environment: Environment): Promise<Preview> {
  return readPreview(environment, await createPreviewReader(environment));
}

async function readPreview(environment: Environment, reader: PreviewReader, current?: Preview): Promise<Preview> {
  const { publication, isRewritten } = await reader.read(environment);
  if (current && isRewritten) return makePreview(environment, reader, publication, current.prepared);
  const known = current?.prepared;
  const looked = known && new Set([...known.pictures.keys(), ...known.missing.keys(), ...known.waiting]);
  const hasAll = looked && listWantedPictures(publication).every(({ url }) => looked.has(url));
  const prepared = hasAll ? known : await preparePictures(publication, environment, { looksOnly: true });
  return makePreview(environment, reader, publication, prepared);
}

function makePreview({ now }: Environment, reader: PreviewReader, publication: Publication, prepared: PreparedPictures): Preview {
  return { reader, publication, prepared, site: openPublication(publication, prepared, { now, isPreview: true }) };
}

/** Keeps the preview up to date with the content folder: reads it again after a change and reloads open pages. */
function followContent(environment: Environment, opened: Preview, rootFiles: RootFileServer): AstroIntegration {
  let current = opened;
  return {
    name: 'broadsheet-preview',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const refresh = connectPages(server);
        const show = (preview: Preview) => {
          current = preview;
          rootFiles.follow(preview.publication);
          setCurrentSite(preview.site);
          refresh();
        };
        const fill = createFiller(environment, () => current, show, logger);
        servePictures(server, opened.site.settings.base, pictureStoreDir(environment.cacheDir));
        followChanges(server, environment.contentDir, logger, opened.reader, async () => {
          show(await reopen(environment, current, logger));
          for (const line of describeProblems(current.site.problems, environment)) logger.warn(line);
          fill();
        });
        fill();
      },
    },
  };
}

/** The running server has one base path, and a `site.yaml` with an error settles nothing: both keep what was. */
async function reopen(environment: Environment, current: Preview, logger: AstroIntegrationLogger): Promise<Preview> {
  const { reader, site } = current;
  const opened = await readPreview(environment, reader, current);
  if (!opened.publication.hasSettings) {
    return readPreview({ ...environment, overrides: site.settings }, reader, current);
  }
  const { base } = site.settings;
  if (opened.site.settings.base === base) return opened;
  logger.warn(`base is ${opened.site.settings.base} now; start npm run dev again to see the site there`);
  return readPreview({ ...environment, overrides: { ...environment.overrides, base } }, reader, current);
}

/** Prepares pictures while pages are served, one run at a time, and shows the site again if there are new ones. */
function createFiller(
  environment: Environment,
  current: () => Preview,
  show: (preview: Preview) => void,
  logger: AstroIntegrationLogger,
): () => void {
  let filling = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const fill = () => {
    filling = filling
      .then(async () => {
        const start = performance.now();
        const { publication } = current();
        const prepared = await preparePictures(publication, environment);
        if (prepared.fetched + prepared.made > 0) logger.info(summariseFill(prepared, performance.now() - start));
        for (const [url, { reason, detail, isRemembered }] of prepared.missing)
          if (!isRemembered) logger.warn(`picture left out: ${url}  ${reason}: ${detail}`);
        // After another change a later run shows what this one made.
        if (current().publication !== publication || showsSame(current().prepared, prepared)) return;
        show(makePreview(environment, current().reader, publication, prepared));
      })
      .catch((error: Error) => logger.error(error.stack ?? error.message));
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(fill, FILL_DELAY);
  };
}

/** Whether pages look the same with both. */
function showsSame(before: PreparedPictures, after: PreparedPictures): boolean {
  const isAlike = ([url, picture]: [string, MadeRecord]) => isDeepStrictEqual(before.pictures.get(url), picture);
  return before.pictures.size === after.pictures.size && [...after.pictures].every(isAlike);
}

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

function servePictures(server: PreviewServer, base: string, storeDir: string): void {
  const root = `${base}${folderOf(ROUTES.picture)}/`;
  server.middlewares.use((request, response, next) => {
    const name = request.url?.startsWith(root) ? request.url.slice(root.length) : '';
    const type = /^[0-9a-f]+\.\w+$/.test(name) ? TYPES[extname(name)] : undefined;
    if (!type) return next();
    response.setHeader('Content-Type', type);
    createReadStream(renditionPath(storeDir, name))
      .on('error', () => next())
      .pipe(response);
  });
}

/** Calls `reload` once things have settled after a change, and never twice at once. */
function followChanges(
  server: PreviewServer,
  contentDir: string,
  logger: AstroIntegrationLogger,
  reader: PreviewReader,
  reload: () => Promise<void>,
): void {
  // The watcher names files by their real path, which a linked content folder is not.
  const folder = realpathSync(contentDir);
  let timer: NodeJS.Timeout | undefined;
  let reloading = Promise.resolve();
  server.watcher.add(folder);
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(folder + sep)) return;
    reader.forget(join(contentDir, path.slice(folder.length)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      reloading = reloading.then(reload).catch((error: Error) => logger.error(error.stack ?? error.message));
    }, SETTLE);
  });
}
