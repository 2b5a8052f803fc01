import { median } from '../median.ts';
import type { ChosenPage } from './choose-pages.ts';
import { FIRST_ROUND_TRIP, weighArticles } from './measure-budget.ts';
import { PART_KINDS, SCORES, type Visit } from './visit-page.ts';

/** Prints what the visits showed: two tables, what cost points, and the weight of the articles. */
export async function printReading(visits: ReadonlyMap<ChosenPage, readonly Visit[]>, outDir: string): Promise<void> {
  printTable(
    ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP', 'CLS', 'TBT', 'comes back at once'],
    [...visits].map(([{ name }, ofPage]) => [
      name,
      ...SCORES.map((score) => String(median(ofPage.map(({ scores }) => scores[score])))),
      `${(median(ofPage.map(({ largestPaint }) => largestPaint)) / 1000).toFixed(2)} s`,
      median(ofPage.map(({ layoutShift }) => layoutShift)).toFixed(3),
      `${median(ofPage.map(({ blockingTime }) => blockingTime)).toFixed(0)} ms`,
      ofPage.some(({ backForwardFaults }) => backForwardFaults.length > 0) ? 'no' : 'yes',
    ]),
  );
  printTable(
    ['page', ...PART_KINDS, 'in all', 'asked for before the first paint', 'holding it back'],
    [...visits].map(([{ name }, ofPage]) => {
      const bytes = PART_KINDS.map((kind) => median(ofPage.map((visit) => visit.bytes[kind])));
      const [first] = ofPage;
      return [
        name,
        ...bytes.map(kilobytes),
        kilobytes(bytes.reduce((sum, value) => sum + value, 0)),
        countKinds(first?.beforePaint.map(({ kind }) => kind) ?? []),
        String(1 + (first?.blocking.length ?? 0)),
      ];
    }),
  );
  const faults = [...visits].flatMap(([{ name }, ofPage]) => {
    const seen = ofPage.flatMap((visit) => [...visit.faults, ...visit.backForwardFaults.map((reason) => `back/forward cache: ${reason}`)]);
    return [...new Set(seen)].map((fault) => `- ${name}: ${fault}`);
  });
  console.log(faults.length > 0 ? `What cost points in one visit or more:\n\n${faults.join('\n')}\n` : 'No audit cost a point.\n');
  await printWeights(outDir);
}

async function printWeights(outDir: string): Promise<void> {
  const pages = await weighArticles(outDir);
  const [lightest, heaviest] = [pages[0], pages.at(-1)];
  if (!lightest || !heaviest) return;
  const middle = median(pages.map(({ bytes }) => bytes));
  const over = pages.filter(({ bytes }) => bytes > FIRST_ROUND_TRIP).length;
  console.log(
    `HTML and CSS of ${pages.length} articles, gzip, of ${FIRST_ROUND_TRIP} bytes that fit: ` +
      `${lightest.bytes} to ${heaviest.bytes} (${heaviest.path}), median ${middle}; ${over} over.`,
  );
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, ['---', ...head.slice(1).map(() => '--:')], ...rows];
  console.log(`${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
}

/** Of 1,000 bytes. */
function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

function countKinds(kinds: readonly string[]): string {
  const counted = PART_KINDS.map((kind) => ({ kind, count: kinds.filter((found) => found === kind).length }));
  return counted.flatMap(({ kind, count }) => (count > 0 ? [`${count} ${kind}`] : [])).join(', ');
}
