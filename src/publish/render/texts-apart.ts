import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Article } from '../../content/article.ts';
import type { Publication } from '../../content/publication.ts';
import { nameFile } from '../../files/name-file.ts';

/** What few pages ask for: half of what an article takes in memory, and every thread that renders has a copy of each. */
type Texts = Pick<Article, 'body' | 'related'>;

/** Where they lie in the file; without bytes if there are none. */
interface TextsPlace {
  textsAt: number;
  textsSize: number;
}

type Shown = Pick<Publication, 'articles' | 'expired' | 'withdrawn'>;

/** Articles whose texts are read when somebody asks. */
export interface TextsApart<Paper extends Shown> {
  paper: Paper;
  /** The open file, for threads; see {@link findTexts}. */
  file: number;
  /** Nothing may be asked afterwards. */
  close: () => void;
}

/** Bytes that are written at once. */
const CHUNK = 4 * 1024 * 1024;
const NO_TEXTS: Texts = { body: '', related: [] };

/**
 * Puts texts into a file of their own, which has no name: a build that is killed leaves nothing.
 * @param folder where there is room for it
 * @throws the system's error where the disk is full or fails
 */
export function setTextsApart<Paper extends Shown>(paper: Paper, folder: string): TextsApart<Paper> {
  const path = join(folder, `.texts-${process.pid}.tmp`);
  mkdirSync(folder, { recursive: true });
  const file = openSync(path, 'w+');
  try {
    unlinkSync(path);
    const { put, flush } = openWriter(file);
    const move = ({ body, related, ...article }: Article): Article & TextsPlace =>
      ({ ...article, ...(body === '' && related.length === 0 ? { textsAt: 0, textsSize: 0 } : put({ body, related })) }) as Article &
        TextsPlace;
    const moved = findTexts(
      { ...paper, articles: paper.articles.map(move), expired: paper.expired.map(move), withdrawn: paper.withdrawn.map(move) },
      file,
    );
    flush();
    return { paper: moved, file, close: () => closeSync(file) };
  } catch (error) {
    closeSync(file);
    throw nameFile(error as NodeJS.ErrnoException, path);
  }
}

/**
 * Lets articles find their texts, which a copy for another thread forgets.
 * @param paper of {@link setTextsApart}, or a copy; its articles are changed
 * @param file of the same
 */
export function findTexts<Paper extends Shown>(paper: Paper, file: number): Paper {
  const lazy = bindTexts(file);
  for (const article of [...paper.articles, ...paper.expired, ...paper.withdrawn]) Object.setPrototypeOf(article, lazy);
  return paper;
}

/** What articles inherit. */
function bindTexts(file: number): Texts {
  // A page asks several times for those of one story.
  let last: { place: TextsPlace; texts: Texts } | undefined;
  const read = (place: TextsPlace): Texts => {
    if (place.textsSize === 0) return NO_TEXTS;
    if (last?.place !== place) last = { place, texts: readTexts(file, place) };
    return last.texts;
  };
  return {
    get body() {
      return read(this as unknown as TextsPlace).body;
    },
    get related() {
      return read(this as unknown as TextsPlace).related;
    },
  };
}

function openWriter(file: number): { put: (texts: Texts) => TextsPlace; flush: () => void } {
  let end = 0;
  let waiting: Uint8Array[] = [];
  let waitingSize = 0;
  const flush = () => {
    const bytes = Buffer.concat(waiting);
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    [waiting, waitingSize] = [[], 0];
  };
  const put = (texts: Texts) => {
    const bytes = serialize(texts);
    waiting.push(bytes);
    waitingSize += bytes.length;
    if (waitingSize >= CHUNK) flush();
    end += bytes.length;
    return { textsAt: end - bytes.length, textsSize: bytes.length };
  };
  return { put, flush };
}

function readTexts(file: number, { textsAt, textsSize }: TextsPlace): Texts {
  const bytes = Buffer.allocUnsafe(textsSize);
  const size = readSync(file, bytes, 0, textsSize, textsAt);
  if (size !== textsSize) throw new Error(`the texts of an article have ${size} bytes instead of ${textsSize}`);
  return deserialize(bytes) as Texts;
}
