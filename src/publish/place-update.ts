import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { countSeconds } from '../command/count-seconds.ts';
import type { Environment } from '../command/environment.ts';
import { nameFolder, plural } from '../command/report-problems.ts';
import { summarisePaper } from '../command/summarise-paper.ts';
import { summariseFill } from '../images/fill/summarise-fill.ts';
import { renditionPath } from '../images/store/store-records.ts';
import { makeVersion, noteState, readState } from '../index/index-state.ts';
import { settlePaper } from '../index/paper-version.ts';
import { packStand } from '../index/stand.ts';
import { folderOf, ROUTES } from '../routes.ts';
import type { FarReach } from './change/judge-article.ts';
import type { ChangePlan } from './change/plan-change.ts';
import { openLastGoodStore, type PublishedChange } from './last-good/last-good-store.ts';
import { linkPictures } from './output/link-pictures.ts';
import { lookAtOutput } from './output/output-listing.ts';
import { nameContent } from './output/own-files.ts';
import { createStaging } from './output/staging-folder.ts';
import { listPaths } from './output/sync-folder.ts';
import { tellState } from './output/tell-state.ts';
import { writeReport } from './output/write-report.ts';
import { pictureStoreDir } from './pictures/picture-store-dir.ts';
import type { PlannedUpdate, UpdateMeans } from './plan-update.ts';
import type { PublishOptions } from './publish-options.ts';
import { openNoteBook, readNotes } from './render/note-asked.ts';
import { createRenderTask, renderIntoFolder } from './render/render-into-folder.ts';
import { writeLastBuild } from './unchanged/last-build.ts';
import { countPaper } from './update/count-paper.ts';
import { findStoredEnd } from './update/find-stored-end.ts';
import { describeAllPictures } from './update/note-changed-pictures.ts';
import { noteUpdate } from './update/note-update.ts';
import { preparePlacing } from './update/prepare-placing.ts';

const PICTURES = folderOf(ROUTES.picture);

/** Renders the pages of an update and brings the output folder up to date. @returns why it can't be done so; nothing is written then */
export async function placeUpdate(
  update: PlannedUpdate,
  means: UpdateMeans,
  environment: Environment,
  { isVerbose }: PublishOptions,
): Promise<FarReach | undefined> {
  const { outDir, contentDir, cacheDir, workingDir } = environment;
  const { openPages, site, pictures, frame, plan, changed } = update;
  const { index, record, before, last, seen, articles, start, assertLock } = means;
  const all = describeAllPictures(index.tables, pictures);
  console.log(summariseFill(all, 0));
  const renderStart = performance.now();
  const staging = await createStaging(outDir);
  try {
    const paths = changed.wanted.map(({ path }) => path);
    const asked =
      paths.length > 0
        ? (await renderIntoFolder(await openPages(), paths, createRenderTask({ staging, outDir }), site, 'front')).asked
        : openNoteBook().close(site);
    if (isVerbose) for (const { path, reason } of changed.wanted) console.log(`${path.file} (${reason})`);
    const reused = record.pageCount() - paths.length;
    console.log(
      `render: ${paths.length} rendered, ${reused} reused, ${changed.askedAgain} answers compared · ${countSeconds(renderStart)}`,
    );

    const writeStart = performance.now();
    const linked = await linkPictures(pictures.added, (name) => renditionPath(pictureStoreDir(cacheDir), name), {
      folder: join(outDir, PICTURES),
      staging: join(staging, PICTURES),
    });
    const staged = listPaths(staging);
    const kept = linked.map((name) => join(PICTURES, name));
    const removed = [...changed.gone, ...pictures.removed.map((name) => join(PICTURES, name))];
    const placing = await preparePlacing({ outDir, staging, staged, kept, removed }, nameContent(contentDir, outDir));
    if (!placing) return 'the output folder is not as it was left';
    const keepAsPublished = await openLastGoodStore(environment).prepareChange(describePublished(plan));
    if (!keepAsPublished) return 'what was published last is not known';
    for (const line of update.told) console.error(line);
    assertLock();
    // Until it is done again, nobody knows what is there.
    await writeLastBuild(environment, undefined);
    await placing.claim();
    const folder = nameFolder(outDir, workingDir);
    const files = await tellState(`${folder} holds old and new files, each of them whole; the next build completes it.`, () =>
      placing.place(assertLock),
    );
    const untouched = record.fileCount() - files.written - files.removed;
    const counts = countPaper(index.tables);
    const summary = summarisePaper(counts, frame.problems, environment);
    console.log(
      `write: ${plural(files.written, 'file')} written, ${untouched} unchanged, ${files.removed} removed in ${folder} · ${countSeconds(writeStart)}`,
    );
    console.log(`${summary} · ${countSeconds(start)}`);
    await tellState(`${folder} is whole and up to date; the next build takes longer.`, async () => {
      await keepAsPublished();
      await placing.release();
      const paper = settlePaper(index.tables, true);
      const { since, moment } = before;
      const stand = since ? packStand({ commit: since.differences.head, unsure: since.differences.uncommitted }) : '';
      noteState(index.tables.notes, articles.state, { ...articles.state, looked: moment, version: makeVersion(), stand });
      const until = findStoredEnd(index.tables, update, environment.now);
      const indexVersion = readState(index.tables.notes).version ?? '';
      index.commit();
      const madeOf = new Map(readNotes(asked));
      const look = (path: string) => ({ size: 0, mtime: 0, ...lookAtOutput(join(outDir, path)) });
      record.update({
        paper,
        answers: [...changed.answers, ...asked.answers],
        pages: paths.map(({ file, component, params }) => ({ file, component, params, asked: madeOf.get(file) ?? [], ...look(file) })),
        files: [...staged.filter((path) => !madeOf.has(path)), ...kept].map((path) => ({ path, ...look(path) })),
        removed,
      });
      await writeReport(`${outDir}-report.json`, { counts, problems: frame.problems, pictures: all }, { ...files, kept: untouched });
      await noteUpdate(environment, {
        ...{ before, last, seen, indexVersion, until, frame, record, staged, summary },
        filled: pictures.filled,
        pictures: all,
      });
    });
    return undefined;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Which files are published no more, or not with these bytes, and which are so now. */
function describePublished({ changes }: ChangePlan): PublishedChange {
  return {
    gone: changes.flatMap(({ before }) => (before?.row.state === 'shown' ? (before.result.article ?? []) : [])),
    come: changes.flatMap(({ after, story }) => (story?.state === 'shown' ? (after?.article ?? []) : [])),
  };
}
