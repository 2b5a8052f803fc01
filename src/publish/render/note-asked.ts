import type { Asked } from '../../site.ts';
import type { OpenSite } from './open-site.ts';

/** What pages asked, as one thread tells it to another: each question once. */
export interface AskedNotes {
  answers: readonly [question: string, hash: string][];
  /** Which of these each page asked, by its file. */
  pages: readonly [file: string, places: readonly number[]][];
}

export interface NoteBook {
  note: (file: string, asked: Asked) => void;
  /** All notes, with the answers' hashes. */
  close: (site: Pick<OpenSite, 'hashAnswer'>) => AskedNotes;
}

export function openNoteBook(): NoteBook {
  const places = new Map<string, number>();
  const pages: [string, number[]][] = [];
  const placeOf = (question: string) => {
    const place = places.get(question) ?? places.size;
    places.set(question, place);
    return place;
  };
  return {
    note: (file, asked) => pages.push([file, Array.from(asked, placeOf)]),
    close: ({ hashAnswer }) => ({ answers: [...places.keys()].map((question) => [question, hashAnswer(question)]), pages }),
  };
}

/** The questions that each page asked. */
export function readNotes({ answers, pages }: AskedNotes): [file: string, asked: string[]][] {
  return pages.map(([file, places]) => [file, places.flatMap((place) => answers[place]?.[0] ?? [])]);
}
