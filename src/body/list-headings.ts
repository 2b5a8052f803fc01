import { Parser } from 'htmlparser2';

/** A part of a body, for its table of contents. */
export interface BodyPart {
  /** Of its heading. */
  id: string;
  /** The heading's words, without HTML. */
  title: string;
  parts: readonly BodyPart[];
}

interface Heading {
  level: number;
  id: string;
  title: string;
}

/** More entries than these give no overview; the headings of level 2 do. */
const MOST = 12;

/** The headings of levels 2 and 3 of a body's HTML as `renderBody` makes it, each with those below it. */
export function listHeadings(html: string): BodyPart[] {
  const headings = readHeadings(html);
  const hasRoom = headings.length <= MOST;
  const starts = headings.flatMap(({ level }, index) => (level === 2 ? [index] : []));
  return starts.map((start, number) => {
    const [heading, ...below] = headings.slice(start, starts[number + 1]);
    return { ...toPart(heading as Heading), parts: hasRoom ? below.map(toPart) : [] };
  });
}

function toPart({ id, title }: Heading): BodyPart {
  return { id, title, parts: [] };
}

/** The first heading is of level 2 and none is skipped: see `createHeadingLevels`. */
function readHeadings(html: string): Heading[] {
  const headings: Heading[] = [];
  let open: Heading | undefined;
  let isNote = false;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (/^h[23]$/.test(name) && attributes['id']) open = { level: Number(name[1]), id: attributes['id'], title: '' };
      if (name === 'sup' && attributes['class'] === 'footnote-ref') isNote = true;
    },
    ontext: (text) => {
      if (open && !isNote) open.title += text;
    },
    onclosetag: (name) => {
      if (name === 'sup') isNote = false;
      if (!open || name !== `h${open.level}`) return;
      const title = open.title.replace(/\s+/g, ' ').trim();
      if (title !== '') headings.push({ ...open, title });
      open = undefined;
    },
  });
  parser.end(html);
  return headings;
}
