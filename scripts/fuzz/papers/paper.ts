import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Something that lies in a content folder. */
export interface Part {
  /** Below the content folder, with slashes. */
  path: string;
  kind: 'file' | 'folder' | 'link' | 'fifo';
  /** Of a file its text or bytes; of a link where it leads. */
  content: string | Uint8Array;
}

/** All of a content folder. Where two parts have one path, the later one counts. */
export type Paper = readonly Part[];

export const file = (path: string, content: Part['content']): Part => ({ path, kind: 'file', content });

/** Writes it to a folder that is not there yet. A part that a disk refuses, such as one below a file, is left out. */
export function writePaper(paper: Paper, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of new Map(paper.map((one) => [one.path, one])).values()) {
    try {
      writePart(part, join(folder, part.path));
    } catch (error) {
      if (!['ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG', 'EINVAL', 'EILSEQ'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
    }
  }
}

function writePart({ kind, content }: Part, path: string): void {
  mkdirSync(kind === 'folder' ? path : dirname(path), { recursive: true });
  if (kind === 'file') writeFileSync(path, content);
  if (kind === 'link') symlinkSync(String(content), path);
  if (kind === 'fifo') spawnSync('mkfifo', [path]);
}

/** Bytes that its files have. */
export function measurePaper(paper: Paper): number {
  return paper.reduce((sum, { kind, content }) => sum + (kind === 'file' ? Buffer.byteLength(content) : 0), 0);
}
