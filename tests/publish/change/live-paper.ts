import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openIndex } from '../../../src/index/open-index.ts';
import { listTouchedQuestions } from '../../../src/publish/change/touched-questions.ts';
import { findEnd, listMoments } from '../../../src/publish/unchanged/find-end.ts';
import { openStoredSite } from '../../../src/publish/update/open-stored-site.ts';
import { temporaryFolder } from '../../run-command.ts';
import { listAllQuestions, type Question } from '../answers/list-all-questions.ts';
import type { PaperLife } from './any-paper-life.ts';
import { expectSamePaper } from './expect-same-paper.ts';
import { type Addresses, listAddresses } from './list-addresses.ts';
import { PaperOnDisk } from './paper-on-disk.ts';
import { CODE, describeEnvironment, goShortWay, goWholeWay, type Place, readAll, type Shortened, type WholeRead } from './two-ways.ts';

/** How often each way was gone, and why the whole one. */
export interface Tally {
  short: number;
  whole: Map<string, number>;
}

/** Changes a paper step by step, and expects after each that the short way, where it is gone, leads where the whole one does. */
export async function livePaper(life: PaperLife, tally: Tally, pictureDir: string): Promise<void> {
  const folder = await temporaryFolder();
  const place: Place = { contentDir: join(folder, 'content'), indexDir: join(folder, 'index'), pictureDir };
  mkdirSync(place.indexDir);
  const paper = new PaperOnDisk(place.contentDir, life);
  let now = new Date(life.start);
  let before = await buildWhole();
  for (const { changes, minutes } of life.steps) {
    for (const change of changes) paper.change(change);
    now = new Date(now.getTime() + minutes * 60_000);
    const way = await goShortWay(place, before, now);
    if (typeof way === 'string') {
      const why = way.replace(/\S*\.md\b/, 'FILE').replace(/\b(topic|author|provider) (?!or|that)\S+/, '$1 NAME');
      tally.whole.set(why, (tally.whole.get(why) ?? 0) + 1);
      before = await buildWhole();
    } else {
      tally.short += 1;
      const after = await readAll(place, now);
      expectSamePaper(place, after);
      expectSameAddresses(way, before, after);
      expectSameAnswers(place, way, before, after);
      expect(after.publication.setAside).toEqual([]);
      expect(way.until).toBe(findEnd(after.store, listMoments(after.publication), after.site, now));
      before = after;
    }
  }

  async function buildWhole(): Promise<WholeRead> {
    const whole = await goWholeWay(place, now);
    const { setAside } = whole.publication;
    if (setAside.length === 0) return whole;
    paper.drop(setAside);
    return buildWhole();
  }
}

/** What comes and what goes, as the narrow site and the whole one say it. */
function expectSameAddresses({ addresses }: Shortened, before: WholeRead, after: WholeRead): void {
  const [old, now] = [listAddresses(before.site), listAddresses(after.site)];
  const without = (some: Addresses, others: Addresses) => [...some].filter((address) => !others.has(address)).toSorted();
  expect(without(addresses.before, addresses.after)).toEqual(without(old, now));
  expect(without(addresses.after, old)).toEqual(without(now, old));
}

/** Answers that changed are among those that are looked at again, and those from the index are those from memory. */
function expectSameAnswers(place: Place, { touched }: Shortened, before: WholeRead, after: WholeRead): void {
  const all = [before, after]
    .flatMap(({ publication }) => [...listAllQuestions(publication), ...listNewest(publication)])
    .map((question) => JSON.stringify(question));
  const questions = [...new Set(all)].map((question) => ({ question, hash: before.site.hashAnswer(question) }));
  const listed = listTouchedQuestions(touched, (start) => questions.filter(({ question }) => question.startsWith(start)));
  const looked = new Set(listed.map(({ question }) => question));
  const missed = questions.filter(({ question, hash }) => after.site.hashAnswer(question) !== hash && !looked.has(question));
  expect(missed.map(({ question }) => question)).toEqual([]);
  const index = openIndex(place.indexDir, CODE);
  try {
    const frame = index.tables.paper.frame.read();
    if (!frame) throw new Error('no paper in the index');
    const { site } = openStoredSite(index.tables, frame, describeEnvironment(place, after.now));
    const wrong = listed.filter(({ question }) => site.hashAnswer(question) !== after.site.hashAnswer(question));
    expect(wrong.map(({ question }) => question)).toEqual([]);
  } finally {
    index.close();
  }
}

/** Of each list parts of many lengths. */
function listNewest({ topics }: WholeRead['publication']): Question[] {
  const lists = [['all', ''] as const, ...topics.map(({ slug }) => ['topic', slug] as const)];
  const parts = [1, 2, 4].flatMap((count) => [0, 1, 2, 3, 5, 9, 14].map((skipped) => [count, skipped]));
  return lists.flatMap((list) => parts.map((part): Question => ['newest', ...list, ...part]));
}
