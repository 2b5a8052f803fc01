import { join } from 'node:path';
import type { FrameRow, FrameTable } from '../../../index/paper/frame-table.ts';

/** What the index knows of a paper besides its stories, with the paths of its files where the content folder is now. */
export function readFrame(frame: FrameTable, contentDir: string): FrameRow | undefined {
  const row = frame.read();
  const place = (path: string) => join(contentDir, path);
  return (
    row && {
      ...row,
      rootFiles: row.rootFiles.map((file) => ({ ...file, path: place(file.path) })),
      picturePaths: new Map([...row.picturePaths].map(([url, path]) => [url, place(path)])),
    }
  );
}
