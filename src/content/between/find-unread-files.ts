import { basename } from 'node:path';
import { type ContentFile, isArticleFile, isListText, PAPER_FOLDERS, type PaperFiles, PUBLIC_FOLDER } from '../files/list-content-files.ts';
import { hasPictureName } from '../files/picture-name.ts';
import { FRONT_FILES, isYamlName, SITE_FILES } from '../files/read-yaml-files.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';
import { foldAlike } from '../problems/fold-alike.ts';
import { blameFile, describeRest, type Problem } from '../problems/problem.ts';

/** What repositories hold for people and for their own tools. */
const OF_REPOSITORIES =
  /^(?:(?:authors|changelog|code_of_conduct|codeowners|contributing|copying|dockerfile|licen[cs]e|makefile|notice|readme|security)(?:\.\w+)?|pnpm-(?:lock|workspace)\.yaml|thumbs\.db|desktop\.ini|.*\.(?:json|toml|lock|[cm]?[jt]s))$/i;

const TOP_FILES: readonly string[] = [...SITE_FILES, ...FRONT_FILES];

/**
 * Whatever lies in the content folder and is not read, once for each file and folder at its top: an author may believe that it
 * is published. Pictures are left out, also those that no article names.
 * @param named files of no folder of their own that something names: pictures and fonts
 */
export function findUnreadFiles(files: PaperFiles, named: ReadonlySet<string | undefined>): Problem[] {
  const isExpected = ({ file }: ContentFile) =>
    hasPictureName(file) || named.has(file) || OF_REPOSITORIES.test(basename(file)) || TOP_FILES.includes(file);
  return [...files].flatMap(([top, ofTop]) => {
    const [first] = ofTop;
    if (PAPER_FOLDERS.includes(top) && first?.file === top) return blameFile('error', top, `${top} must be a folder; ${NO_FOLDER}`);
    if (top === PUBLIC_FOLDER) return [];
    const others = ofTop.filter((listed) => !isExpected(listed) && !isReadIn(top, listed.file));
    return IN_MARKDOWN.includes(top) ? warnOfTexts(top, others) : warnOfTop(top, others, ofTop.length);
  });
}

/** What the names of files end in that are read, by folder. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['news', '.md'],
  ['pages', '.md'],
  ['topics', '.yaml'],
  ['providers', '.yaml'],
  ['authors', '.yaml'],
  ['words', '.yaml'],
]);

const IN_MARKDOWN: readonly string[] = ['news', 'pages'];

function isReadIn(folder: string, file: string): boolean {
  if (folder === 'news') return isArticleFile(file);
  return folder === 'pages' ? file.endsWith('.md') : ENDINGS.has(folder) && isYamlName(file);
}

const NO_FOLDER = 'found a file, a device, or a link that leads to none; put a folder in its place, or remove it';

function warnOfTexts(top: string, files: readonly ContentFile[]): Problem[] {
  const {
    misnamed = [],
    halves = [],
    lists = [],
    links = [],
    others = [],
  } = Object.groupBy(files, ({ file, isRegular }) => {
    if (!isRegular) return 'links';
    if (isListText(file)) return 'lists';
    if (/\.(?:markdown|mdx?|txt)$/i.test(file)) return 'misnamed';
    return /\.md(?:~|\.[\w-]+)$/i.test(file) ? 'halves' : 'others';
  });
  return [
    ...warnOfEach(misnamed, 'this file is not read; end its name with .md to publish it'),
    ...warnOfEach(halves, 'this file looks half-written and is not read; end its name with .md once it is whole, or remove it'),
    ...warnOfEach(lists, 'this file is no article and is not read: a topic is described by a file in topics/; remove it'),
    ...warnOfEach(links, 'this link is not followed; commit the files themselves'),
    ...warnOfTop(top, others),
  ];
}

function warnOfEach(files: readonly ContentFile[], message: string): Problem[] {
  const { shown, rest } = foldAlike(files, () => message);
  const warn = ({ file }: ContentFile) => blameFile('warning', file, message);
  return [...shown.map(warn), ...rest.map(({ first, count }) => describeRest(warn(first), count))];
}

/**
 * @param files those that are not read
 * @param all how many there are in the folder
 */
function warnOfTop(top: string, files: readonly ContentFile[], all?: number): Problem[] {
  const [first] = files;
  if (first === undefined) return [];
  const isFile = first.file === top;
  const count = `${files.length.toLocaleString('en')} ${files.length === 1 ? 'file' : 'files'}`;
  const some = `${count} in ${top}/ ${files.length === 1 ? 'is' : 'are'} not read`;
  const what = files.length === all ? `${top}/ is not read (${count})` : some;
  return [blameFile('warning', first.file, `${isFile ? 'this file is not read' : what}; ${findMend(top, first.file)}`)];
}

function findMend(top: string, file: string): string {
  const ending = ENDINGS.get(top);
  if (ending !== undefined) return `the names of what is read end in ${ending}: rename it, or ${PUT_ASIDE}`;
  // Pictures lie there, and `pages` is only two letters away.
  const nearest = top === 'images' ? undefined : nearestName(top, file === top ? TOP_FILES : PAPER_FOLDERS);
  if (nearest !== undefined) return `did you mean ${nearest}${file === top ? '' : '/'}?`;
  const isText = /\.(?:md|markdown|mdx)$/i.test(file);
  return `${isText ? 'articles lie in news/, drafts too: move it there' : 'move it to where it is read'}, or ${PUT_ASIDE}`;
}

const PUT_ASIDE = 'begin its name with a dot if it is only kept here';
