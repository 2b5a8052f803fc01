import { hash } from 'node:crypto';
import { compareText } from '../../text/compare-text.ts';
import { checkDraft, isPublished } from '../fields/check-draft.ts';
import { checkPageAddress, findPagePath } from '../fields/page-address.ts';
import { pageSchema } from '../fields/records/page-schema.ts';
import { checkFields } from '../files/check-fields.ts';
import { decodeFile } from '../files/decode-file.ts';
import type { ContentFile } from '../files/list-content-files.ts';
import { type NoteProblems, readInOrder } from '../files/read-in-order.ts';
import { isProblem, splitFrontMatter } from '../files/split-front-matter.ts';
import type { OwnPage, ParsedPage } from '../own-page.ts';
import { locateFindings } from '../problems/locate-findings.ts';
import type { Problem } from '../problems/problem.ts';
import { checkBody } from './check-body.ts';
import { findFirstLine, trimBody } from './trim-body.ts';

/**
 * The paper's own pages that have no error.
 * @param files what lies below `pages/`
 * @param restored bytes that are read in the place of some files
 */
export async function readPages(
  files: readonly ContentFile[],
  note: NoteProblems,
  restored: ReadonlyMap<string, Buffer>,
): Promise<ParsedPage[]> {
  const pages: ParsedPage[] = [];
  const take = ({ file }: ContentFile, bytes: Buffer) => {
    const { page, problems } = parsePage(file, bytes);
    if (!restored.has(file)) note(problems);
    if (page) pages.push(page);
  };
  const isTaken = (listed: ContentFile) => {
    const bytes = restored.get(listed.file);
    if (bytes) take(listed, bytes);
    return bytes !== undefined;
  };
  await readInOrder(
    files.filter(({ file }) => file.endsWith('.md')),
    note,
    take,
    { isTaken },
  );
  return pages;
}

function parsePage(file: string, bytes: Uint8Array): { page?: ParsedPage; problems: readonly Problem[] } {
  const text = decodeFile(file, bytes);
  if (typeof text !== 'string') return { problems: [text] };
  const parts = splitFrontMatter(file, text);
  if (isProblem(parts)) return { problems: [parts] };
  const { data, findings: ofFields } = checkFields(file, pageSchema, parts.data, parts.yaml);
  const findings = [...ofFields, ...checkPageAddress(file), ...checkDraft(file, parts.data)];
  const problems = locateFindings(findings, parts.yaml);
  if (!data || findings.some(({ severity }) => severity === 'error')) return { problems };
  const { title, description, menu = 'footer', order, aliases = [] } = data;
  const body = trimBody(parts.body);
  const { problems: ofBody, links } = checkBody(file, body, findFirstLine(text, parts.body));
  const source = { file, bytesHash: hash('sha256', bytes), path: findPagePath(file), isPublished: isPublished(data) };
  const page = { ...source, title, description, menu, order, aliases, body, links };
  return { page, problems: [...problems, ...ofBody] };
}

/** As menus list them, and without what only their checks need. */
export function sortPages(pages: readonly ParsedPage[]): OwnPage[] {
  return pages
    .map(({ links: _links, ...page }) => page)
    .toSorted(
      (a, b) =>
        (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) ||
        compareText(a.title.toLowerCase(), b.title.toLowerCase()) ||
        compareText(a.path, b.path),
    );
}
