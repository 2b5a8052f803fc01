import { relative } from 'node:path';
import { describeForm } from '../../../content/foreign/article-form.ts';
import type { FrameRow } from '../../../index/paper/frame-table.ts';
import { listWantedPictures } from '../../pictures/list-wanted-pictures.ts';
import type { WholePaper } from './whole-paper.ts';

/** All of a publication that has no table of its own. */
export function describeFrame({ publication, prepared, contentDir }: WholePaper): FrameRow {
  const {
    articles: _articles,
    expired: _expired,
    withdrawn: _withdrawn,
    drafts: _drafts,
    waiting: _waiting,
    unpublished: _unpublished,
    topics: _topics,
    authors: _authors,
    nextMoments: _nextMoments,
    pictureNames: _pictureNames,
    setAside: _setAside,
    restored: _restored,
    ...rest
  } = publication;
  const place = (path: string) => relative(contentDir, path);
  const pictures = listWantedPictures({ ...publication, articles: [] });
  return {
    ...rest,
    rootFiles: rest.rootFiles.map((file) => ({ ...file, path: place(file.path) })),
    picturePaths: new Map(pictures.flatMap(({ url, path }) => (path === undefined ? [] : [[url, place(path)] as const]))),
    nameplate: prepared.nameplate,
    form: describeForm(rest.site).key,
  };
}
