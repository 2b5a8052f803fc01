import type { DatabaseSync } from 'node:sqlite';

/** What is known of the index as a whole, by name. */
export const NOTES_SCHEMA = 'CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID';

export type NoteName =
  /** Of the code that made it, see `hashCode`. */
  | 'code'
  /** The content folder, without links in its path. */
  | 'content'
  /** When it last looked at files, in milliseconds since 1970 by the system's clock. */
  | 'looked'
  /** Another one with each write of files, by chance: who finds the one that it left knows what the rows are. */
  | 'version'
  /** See `packStand`; empty where it is not known. */
  | 'stand'
  /** Bytes of all files that belong to the site's pictures, each once. */
  | 'pictureBytes'
  /** See `readPaperVersion`. */
  | 'paper';

export interface NotesTable {
  read: (name: NoteName) => string | undefined;
  write: (name: NoteName, text: string) => void;
}

export function openNotesTable(database: DatabaseSync): NotesTable {
  const read = database.prepare('SELECT text FROM notes WHERE name = ?');
  const write = database.prepare('INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text');
  return {
    read: (name) => read.get(name)?.['text'] as string | undefined,
    write: (name, text) => void write.run(name, text),
  };
}
