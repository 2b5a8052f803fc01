import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CommandResult, temporaryFolder } from '../run-command.ts';
import { pingHere } from './ping-here.ts';

/** A content folder of nothing but `site.yaml`, and an output folder written by hand: pinging reads no more than these. */
export interface Publication {
  contentDir: string;
  outDir: string;
  cacheDir: string;
  /** `ping.json` */
  memory: string;
  configure: (settings: Record<string, string>) => Promise<void>;
  /** Writes a page as our layout does. */
  writePage: (path: string, main: string, head?: string) => Promise<void>;
  write: (file: string, text: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  ping: (args?: string[], env?: NodeJS.ProcessEnv) => Promise<CommandResult>;
}

export interface PublicationOptions {
  hub?: string;
  indexNow?: string;
  url?: string;
  base?: string;
}

export const KEY = '0a1b2c3d4e5f';

export async function makePublication({
  hub,
  indexNow,
  url = 'https://paper.example',
  base = '/',
}: PublicationOptions): Promise<Publication> {
  const folder = await temporaryFolder();
  const [contentDir, outDir, cacheDir] = ['content', 'site', 'cache'].map((name) => join(folder, name)) as [string, string, string];
  const root = url + base;
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(outDir, file)), { recursive: true });
    await writeFile(join(outDir, file), text);
  };
  const publication: Publication = {
    contentDir,
    outDir,
    cacheDir,
    memory: join(cacheDir, 'ping.json'),
    configure: async (settings) => {
      await mkdir(contentDir, { recursive: true });
      await writeFile(join(contentDir, 'site.yaml'), `${JSON.stringify(settings)}\n`);
    },
    write,
    writePage: (path, main, head = '') => {
      const address = root + encodeURI(path);
      const links = `<link rel="canonical" href="${address}">${hub ? `<link rel="hub" href="${hub}"><link rel="self" href="${address}">` : ''}`;
      const meta = `<meta charset="utf-8"><title>A page</title><meta name="generator" content="Broadsheet">`;
      return write(`${path}index.html`, `<!DOCTYPE html><html><head>${meta}${links}${head}</head><body><main>${main}</main></body></html>`);
    },
    remove: (path) => rm(join(outDir, path), { recursive: true }),
    ping: (args = [], env = {}) => pingHere(args, { CONTENT_DIR: contentDir, OUT_DIR: outDir, CACHE_DIR: cacheDir, ...env }),
  };
  await publication.configure({
    url,
    base,
    ...(hub === undefined ? {} : { hub }),
    ...(indexNow === undefined ? {} : { indexNowKey: KEY, indexNowEndpoint: indexNow }),
  });
  await publication.writePage('', 'Home');
  await publication.writePage('news/one/', 'One');
  await publication.writePage('news/two/', 'Two');
  await write('404.html', '<html><head><meta name="generator" content="Broadsheet"></head></html>');
  await write('rss.xml', '<rss/>');
  await write('topics/sea/feed.json', '{}');
  if (indexNow !== undefined) await write(`${KEY}.txt`, KEY);
  return publication;
}
