import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type BuiltSite, buildSite, ENGINE_DIR } from '../run-command.ts';
import { serveFolder } from '../serve-folder.ts';

/** Every build of these tests is of this moment. */
export const CLOCK = Date.UTC(2026, 5, 1);

export interface ApiSite extends BuiltSite {
  /** The site's own, ending with its base path. */
  address: string;
  /** Where on loopback a document of the site is. Other documents are nobody's to ask for. */
  resolve: (address: string) => string;
  close: () => Promise<void>;
}

export async function openApiSite(contentDir: string, host: string, base = '/'): Promise<ApiSite> {
  const site = await buildSite(contentDir, { SOURCE_DATE_EPOCH: String(CLOCK / 1000), BASE_PATH: base });
  if (site.status !== 0) throw new Error(`${contentDir} cannot be built: ${site.stderr}`);
  const server = await serveFolder(site.outDir, base);
  const address = `https://${host}${base}`;
  const resolve = (asked: string) => {
    if (!asked.startsWith(address)) throw new Error(`${asked} is not under ${address}`);
    return server.url + asked.slice(address.length);
  };
  return { ...site, address, resolve, close: server.close };
}

export interface ApiDocument {
  /** Inside the site. */
  path: string;
  text: string;
}

export async function readApiDocuments({ outDir }: BuiltSite): Promise<ApiDocument[]> {
  const paths = await Array.fromAsync(glob('api/{news,topics}/**/*.json', { cwd: outDir }));
  return Promise.all(paths.toSorted().map(async (path) => ({ path, text: await readFile(join(outDir, path), 'utf8') })));
}

/** What the schema has to say against a document. */
export type FindErrors = (path: string, document: unknown) => string[];

export async function readSchema(): Promise<FindErrors> {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  addFormats.default(ajv);
  ajv.addSchema(JSON.parse(await readFile(join(ENGINE_DIR, 'public/api/schema.json'), 'utf8')) as AnySchema, 'api');
  return (path, document) => {
    const validate = ajv.getSchema(`api#/$defs/${nameDefinition(path)}`);
    if (!validate) throw new Error(`The schema has no definition for ${path}`);
    if (validate(document) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${path}${instancePath} ${message}`);
  };
}

function nameDefinition(path: string): string {
  if (path.startsWith('api/topics/')) return 'topics';
  return path.endsWith('/index.json') ? 'newsPage' : 'wholeStory';
}
