import { join } from 'node:path';
import { readDocument } from '../read-document.ts';
import { ENGINE_DIR } from '../run-command.ts';

/** The rooms of the code from top to bottom, as docs/architecture.md lists them: folders end with a slash. */
export function readRooms(): string[] {
  const { tables } = readDocument(join(ENGINE_DIR, 'docs/architecture.md'));
  return tables.filter(({ name }) => name === 'room').flatMap(({ rows }) => rows.flatMap(({ names }) => names));
}

/** The room that a file lies in: its folder, or itself where it has a row of its own. A route's folders are its address. */
export function findRoom(file: string, rooms: readonly string[]): string | undefined {
  const folder = file.startsWith('src/pages/') ? 'src/pages/' : file.slice(0, file.lastIndexOf('/') + 1);
  return rooms.find((room) => room === file) ?? rooms.find((room) => room === folder);
}
