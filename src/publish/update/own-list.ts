import { readFile } from 'node:fs/promises';
import { changeList, DamagedList, findItem, openSortedList } from '../../files/sorted-list.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { ownFilesPath } from '../output/own-files.ts';

/** The list of our files in an output folder, of which only what changes is parsed; see `OwnFiles`. */
export interface OwnList {
  /** @throws {DamagedList} */
  has: (path: string) => boolean;
  /** Writes the list with these paths besides, if it has not all of them. @throws {DamagedList} */
  add: (paths: readonly string[]) => Promise<void>;
  /** Writes the list without these. @throws {DamagedList} also if no path would be left */
  remove: (paths: readonly string[]) => Promise<void>;
}

/**
 * @param content the content folder, see `nameContent`
 * @returns undefined unless there is a list as `writeOwnFiles` writes it for this content
 */
export async function openOwnList(outDir: string, content: string): Promise<OwnList | undefined> {
  const frame = [`{\n "content": ${JSON.stringify(content)},\n "files": [\n`, '\n ]\n}\n'] as const;
  const open = (bytes: Buffer) => openSortedList(bytes, frame, { indent: '  ', isItem, keyOf: (path: string) => path });
  const bytes = await readFile(ownFilesPath(outDir)).catch(() => undefined);
  let list = bytes && open(bytes);
  if (!list) return undefined;
  const change = async (put: readonly string[], remove: readonly string[]) => {
    const pieces = list && changeList(list, { put, remove });
    if (!pieces) throw new DamagedList('no file of the site would be left');
    await writeWhole(ownFilesPath(outDir), pieces);
    list = open(Buffer.concat(pieces));
  };
  const has = (path: string) => list !== undefined && findItem(list, path) !== undefined;
  return {
    has,
    add: async (paths) => {
      const news = paths.filter((path) => !has(path));
      if (news.length > 0) await change(news, []);
    },
    remove: async (paths) => {
      const gone = paths.filter(has);
      if (gone.length > 0) await change([], gone);
    },
  };
}

const isItem = (value: unknown) => typeof value === 'string';
