import { folderOf, isReserved, ROUTES } from '../../routes.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';
import { describeLength, findAddressFault, foldAddressPart } from './address-part.ts';

const FOLDER = 'pages/';

/** `pages/about.md` and `pages/about/index.md` are at `about`. @param file in NFC */
export function findPagePath(file: string): string {
  return file
    .slice(FOLDER.length)
    .replace(/\.md$/, '')
    .replace(/(?:^|\/)index$/, '');
}

/** Why a page's file can't be where it is, if it can't: its place is its address. */
export function checkPageAddress(file: string): Finding[] {
  const path = findPagePath(file);
  const message = path === '' ? IS_HOME : (describePart(path) ?? describeTaken(path) ?? describeWhole(path));
  return message === undefined ? [] : [{ severity: 'error', file, path: [], message }];
}

const IS_HOME = 'the home page is made by the site itself; give the file the name of its address, as in pages/about.md';

function describePart(path: string): string | undefined {
  for (const part of path.split('/')) {
    const fault = findAddressFault(part);
    if (fault) return `a page's address can't hold ${quoteText(part)}, which ${fault}; rename it with letters, digits and hyphens`;
  }
  return undefined;
}

function describeTaken(path: string): string | undefined {
  const folded = foldAddressPart(path);
  const isTaken = isReserved(`/${folded}/`) || folded.startsWith(`${folderOf(ROUTES.article)}/`);
  return isTaken ? `/${path}/ is an address that this site makes itself; give the file another name` : undefined;
}

function describeWhole(path: string): string | undefined {
  return describeLength("a page's address", path.split('/').length, Buffer.byteLength(path), 'put the file into fewer folders');
}
