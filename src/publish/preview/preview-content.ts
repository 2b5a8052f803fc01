import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { Environment } from '../../command/environment.ts';
import { describeAbsent, describeBeginning, describeProblems, plural } from '../../command/report-problems.ts';
import type { Publication } from '../../content/publication.ts';
import { summariseFill } from '../../images/fill/summarise-fill.ts';
import { type Site, setCurrentSite } from '../../site.ts';
import { previewOptions } from '../astro/astro-options.ts';
import { connectPages } from '../astro/connect-pages.ts';
import { pictureStoreDir } from '../pictures/picture-store-dir.ts';
import { openPublication } from '../render/open-publication.ts';
import { type FollowedPaper, followPaper } from './follow-paper.ts';
import { openPreviewPictures, type PreviewPictures } from './preview-pictures.ts';
import { createPreviewReader, type PreviewReader } from './preview-reader.ts';
import { servePictures } from './serve-pictures.ts';
import { openRootFiles, type RootFileServer } from './serve-root-files.ts';

/** Milliseconds without a change or a request before pictures are looked for: the page that was saved comes first. */
const FILL_DELAY = 1000;

interface Preview {
  reader: PreviewReader;
  pictures: PreviewPictures;
  publication: Publication;
  site: Site;
}

/** Reads the content with its drafts and shows it. @returns what the server has to know, with the integration that follows changes */
export async function previewContent(
  environment: Environment,
): Promise<ReturnType<typeof previewOptions> & Pick<AstroConfig, 'integrations'>> {
  // From the start, so that it misses no change while all is read.
  const followed = followPaper(environment.contentDir);
  const reader = await createPreviewReader(environment);
  const opened = await readPreview(environment, { reader, pictures: openPreviewPictures(environment) });
  const { publication, site } = opened;
  setCurrentSite(site);
  for (const line of describeProblems(site.problems, environment)) console.error(line);
  const counts = [
    plural(publication.articles.length, 'article'),
    ...describeAbsent(publication),
    ...describeBeginning(publication, environment),
  ];
  console.log(counts.join(' · '));
  const rootFiles = openRootFiles(publication, environment.themeDir);
  const integrations = [followContent(environment, opened, { followed, rootFiles })];
  return { ...previewOptions(site.settings.base, environment, rootFiles), integrations };
}

type Means = Pick<Preview, 'reader' | 'pictures'>;

async function readPreview(environment: Environment, { reader, pictures }: Means): Promise<Preview> {
  return makePreview(environment, { reader, pictures, publication: await reader.read(environment) });
}

/** Pictures that are not in the cache yet are drawings until {@link createFiller} has them. */
async function makePreview({ now }: Environment, preview: Omit<Preview, 'site'>): Promise<Preview> {
  const { publication, pictures } = preview;
  return { ...preview, site: openPublication(publication, await pictures.find(publication), { now, isPreview: true }) };
}

/** Keeps the preview up to date with the content folder: reads it again after a change and reloads open pages. */
function followContent(
  environment: Environment,
  opened: Preview,
  { followed, rootFiles }: { followed: FollowedPaper; rootFiles: RootFileServer },
): AstroIntegration {
  let current = opened;
  return {
    name: 'broadsheet-preview',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const refresh = connectPages(server);
        let working = Promise.resolve();
        /** Shows what comes of the preview, one change after another. */
        const show = (change: (before: Preview) => Promise<Preview>) => {
          const work = async () => {
            current = await change(current);
            rootFiles.follow(current.publication);
            setCurrentSite(current.site);
            refresh();
          };
          working = working.then(work).catch((error: Error) => logger.error(error.stack ?? error.message));
          return working;
        };
        const fill = createFiller(
          () => current,
          logger,
          () => show((preview) => makePreview(environment, preview)),
        );
        servePictures(server, opened.site.settings.base, pictureStoreDir(environment.cacheDir));
        server.middlewares.use((_request, response, next) => {
          fill.wait();
          response.on('close', fill.goOn);
          next();
        });
        followed.onSettled(async () => {
          for (const path of followed.take()) forget(path, current);
          await show((preview) => reopen(environment, preview, logger));
          for (const line of describeProblems(current.site.problems, environment)) logger.warn(line);
          fill.restart();
        });
        server.httpServer?.once('listening', fill.restart);
      },
    },
  };
}

function forget(path: string, { reader, pictures }: Means): void {
  reader.forget(path);
  if (!path.endsWith('.md')) pictures.forget();
}

/** The running server has one base path, and a `site.yaml` with an error settles nothing: both keep what was. */
async function reopen(environment: Environment, current: Preview, logger: AstroIntegrationLogger): Promise<Preview> {
  const { site } = current;
  const opened = await readPreview(environment, current);
  if (!opened.publication.hasSettings) return readPreview({ ...environment, overrides: site.settings }, current);
  const { base } = site.settings;
  if (opened.site.settings.base === base) return opened;
  logger.warn(`base is ${opened.site.settings.base} now; start npm run dev again to see the site there`);
  return readPreview({ ...environment, overrides: { ...environment.overrides, base } }, current);
}

interface Filler {
  /** Looks for pictures after a while without changes and requests. */
  restart: () => void;
  /** A page is asked for, and comes first. */
  wait: () => void;
  /** It was answered. */
  goOn: () => void;
}

/**
 * Prepares pictures while pages are served, one run at a time.
 * @param show called if there are new ones
 */
function createFiller(current: () => Preview, logger: AstroIntegrationLogger, show: () => void): Filler {
  let filling = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const fill = async () => {
    const start = performance.now();
    const { pictures, publication } = current();
    const { prepared, isNew } = await pictures.fill(publication);
    if (prepared.fetched + prepared.made > 0) logger.info(summariseFill(prepared, performance.now() - start));
    for (const [url, { reason, detail, isRemembered }] of prepared.missing)
      if (!isRemembered) logger.warn(`picture left out: ${url}  ${reason}: ${detail}`);
    if (isNew) show();
  };
  let requests = 0;
  const restart = () => {
    clearTimeout(timer);
    if (requests > 0) return;
    timer = setTimeout(() => {
      filling = filling.then(fill).catch((error: Error) => logger.error(error.stack ?? error.message));
    }, FILL_DELAY);
  };
  return {
    restart,
    wait: () => {
      requests += 1;
      clearTimeout(timer);
    },
    goOn: () => {
      requests -= 1;
      restart();
    },
  };
}
