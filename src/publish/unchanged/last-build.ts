import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Environment } from '../../command/environment.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { recordPath } from '../record/record-path.ts';
import type { ContentLook } from './content-look.ts';
import type { StoreState } from './store-state.ts';

/** What a build leaves for the next one to see that nothing changed. */
export interface LastBuild {
  /** A hash of what counts besides the content, the clock and the pictures. */
  common: string;
  /** Null where looks don't tell. */
  content: ContentLook | null;
  /** What `printBytes` says of files that are no articles, as in `SeenContent`. Null where it is not known. */
  bytes: { others: string | null; pictures: readonly string[] | null; besides: string | null };
  /** Which state of the index has of each article what was read of it, see `NoteName`; empty where none does. */
  indexVersion: string;
  /** Of the pictures, as the build left them. */
  store: StoreState;
  /** Moments in milliseconds since 1970: the site is the same from the one until before the other. */
  from: number;
  until: number;
  /** When a picture that failed is to be asked for again, by the system's clock; null: never. */
  retryAt: number | null;
  /** Names at the top of the output folder: that it was emptied shows at once. */
  top: readonly string[];
  counts: { pages: number; files: number };
  /** Lines that tell what is wrong with the content. */
  problems: readonly string[];
  /** The summaries of pictures and of the site, without seconds. */
  pictures: string;
  summary: string;
}

/** @returns undefined if there is none, or none that is whole */
export async function readLastBuild(environment: Environment): Promise<LastBuild | undefined> {
  const text = await readFile(recordPath(environment, ENDING), 'utf8').catch(() => '');
  const [seal, body] = [text.slice(0, SEAL_LENGTH), text.slice(SEAL_LENGTH)];
  return seal === sealOf(body) ? (JSON.parse(body) as LastBuild) : undefined;
}

/** @param build undefined where the next build has to look at everything */
export async function writeLastBuild(environment: Environment, build: LastBuild | undefined): Promise<void> {
  const body = build === undefined ? '' : JSON.stringify(build);
  await writeWhole(recordPath(environment, ENDING), build === undefined ? '' : sealOf(body) + body);
}

/** Of its file's name. */
const ENDING = '-last.json';
const SEAL_LENGTH = 64;

/** Whoever writes the seal writes our shape: junk of that shape would be believed otherwise. */
function sealOf(body: string): string {
  return hash('sha256', body);
}
