import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import pLimit from 'p-limit';
import type { PictureJob } from '../picture-job.ts';
import { explainFullDisk, ignoreMissing } from '../store/disk-errors.ts';
import { PictureFailure } from '../store/picture-failure.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { CardFont } from './card-font.ts';
import { listCardFontFiles } from './card-font-files.ts';
import { CARD_RECIPE, type Card, drawCard } from './draw-card.ts';

export interface PreparedCards {
  /** For the drawings that are there. */
  jobs: readonly PictureJob[];
  failures: ReadonlyMap<string, PictureFailure>;
}

/** Files read at one time. */
const AT_ONCE = 16;

/**
 * Draws cards into a folder and leaves the rest to the store of pictures. A drawing's name is a hash of all that decides
 * on it, so that one that is there costs no more than reading it.
 * @param cards by address
 * @param looksOnly true draws nothing
 * @throws if the folder can't be written; a card that can't be drawn is among the failures
 */
export async function prepareCards(dir: string, cards: ReadonlyMap<string, Card>, looksOnly = false): Promise<PreparedCards> {
  const nameCard = bindNames();
  const entries = [...cards].map(([url, card]) => ({ url, card, path: join(dir, `${nameCard(card)}.svg`) }));
  const whole = new Set<string>();
  await pLimit(AT_ONCE).map(entries, async ({ path }) => {
    if (await isWhole(path)) whole.add(path);
  });
  const failures = new Map<string, PictureFailure>();
  let font: Promise<CardFont> | undefined;
  // Only if something must be drawn, because it takes longer than to read a hundred drawings.
  const loadFont = () => {
    font ??= import('./card-font.ts').then(({ loadCardFont }) => loadCardFont());
    return font;
  };
  for (const { url, card, path } of looksOnly ? [] : entries.filter((entry) => !whole.has(entry.path))) {
    try {
      const svg = await drawOrFail(card, loadFont);
      await writeWhole(path, seal(path, svg), { temporaryDir: dir, owner: 'card' }).catch(explainFullDisk);
      whole.add(path);
    } catch (error) {
      if (!(error instanceof PictureFailure)) throw error;
      failures.set(url, error);
    }
  }
  return { jobs: entries.filter(({ path }) => whole.has(path)).map(({ url, path }) => ({ url, path, slots: ['social'] })), failures };
}

/** Drops every file of the folder that none of these jobs needs. @returns how many */
export async function pruneCards(dir: string, jobs: readonly PictureJob[]): Promise<number> {
  const needed = new Set(jobs.map(({ path = '' }) => basename(path)));
  const names = (await readdir(dir).catch(ignoreMissing)) ?? [];
  const others = names.filter((name) => /\.(?:svg|tmp)$/.test(name) && !needed.has(name));
  for (const name of others) await rm(join(dir, name), { force: true });
  return others.length;
}

async function drawOrFail(card: Card, loadFont: () => Promise<CardFont>): Promise<string> {
  try {
    return drawCard(card, await loadFont());
  } catch (error) {
    throw new PictureFailure('damaged', `can’t be drawn (${(error as Error).message})`, { cause: error });
  }
}

/** A name covers the card, the code that draws it, and the font's own bytes. */
function bindNames(): (card: Card) => string {
  const { fontkit: version } = createRequire(import.meta.url)('../../../package.json').dependencies;
  const font = listCardFontFiles().map((path) => hash('sha256', readFileSync(path)));
  return ({ title, footing, hue, pattern }) =>
    hash('sha256', JSON.stringify([CARD_RECIPE, version, font, title, footing, hue, pattern])).slice(0, 32);
}

/** Its last bytes are a hash of its name and the rest, so that damage is found. */
function seal(path: string, svg: string): string {
  return `${svg}<!--${hash('sha256', `${basename(path)}\n${svg}`).slice(0, 16)}-->`;
}

async function isWhole(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing);
  return text !== undefined && text === seal(path, text.slice(0, text.lastIndexOf('<!--')));
}
