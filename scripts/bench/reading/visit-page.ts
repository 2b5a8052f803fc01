import lighthouse from 'lighthouse';

export const SCORES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What a page's parts are counted as. */
export const PART_KINDS = ['HTML', 'font', 'picture', 'script', 'other'] as const;
export type PartKind = (typeof PART_KINDS)[number];

const KIND_OF_TYPE: Readonly<Record<string, PartKind>> = {
  Document: 'HTML',
  Stylesheet: 'HTML',
  Font: 'font',
  Image: 'picture',
  Script: 'script',
};

export interface Visit {
  /** 0 to 100. */
  scores: Readonly<Record<(typeof SCORES)[number], number>>;
  /** Milliseconds, on a slow phone as Lighthouse simulates it. */
  largestPaint: number;
  blockingTime: number;
  layoutShift: number;
  /** Compressed bytes, headers included, as they came over the wire. */
  bytes: Readonly<Record<PartKind, number>>;
  /** What was asked for before anything was painted, in order. */
  beforePaint: readonly { kind: PartKind; path: string }[];
  /** Of these, addresses without which nothing is painted. */
  blocking: readonly string[];
  /** Audits that cost points, and why. */
  faults: readonly string[];
  /**
   * What the page does that keeps it from coming back at once on the back button. Lighthouse's audit is silent in a browser
   * that never keeps pages, such as this one, but the browser says what a page would have to change.
   */
  backForwardFaults: readonly string[];
}

interface Audit {
  title: string;
  score: number | null;
  scoreDisplayMode: string;
  numericValue?: number;
  displayValue?: string;
  details?: { items?: readonly Record<string, unknown>[] };
}

interface Report {
  runtimeError?: { message: string };
  audits: Readonly<Record<string, Audit>>;
  categories: Readonly<Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>>;
}

/** Visits a page with an empty cache, as Lighthouse's mobile preset does. @param port of a started browser */
export async function visitPage(url: string, port: number): Promise<Visit> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  const report = result?.lhr as Report | undefined;
  if (!report || report.runtimeError) throw new Error(`Lighthouse could not visit ${url}: ${report?.runtimeError?.message ?? 'no report'}`);
  const { audits, categories } = report;
  const numberOf = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const requests = (audits['network-requests']?.details?.items ?? []) as unknown as readonly {
    url: string;
    resourceType?: string;
    transferSize: number;
    networkRequestTime: number;
  }[];
  const parts = requests.map((request) => ({ ...request, kind: KIND_OF_TYPE[request.resourceType ?? ''] ?? ('other' as const) }));
  const firstPaint = Number(audits['metrics']?.details?.items?.[0]?.['observedFirstPaint']);
  return {
    scores: mapKeys(SCORES, (id) => Math.round((categories[id]?.score ?? Number.NaN) * 100)),
    largestPaint: numberOf('largest-contentful-paint'),
    blockingTime: numberOf('total-blocking-time'),
    layoutShift: numberOf('cumulative-layout-shift'),
    bytes: mapKeys(PART_KINDS, (kind) => parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.transferSize, 0)),
    beforePaint: parts
      .filter(({ networkRequestTime }) => networkRequestTime < firstPaint)
      .map(({ kind, url: address }) => ({ kind, path: new URL(address).pathname })),
    blocking: (audits['render-blocking-insight']?.details?.items ?? []).map((item) => String(item['url'])),
    faults: SCORES.flatMap((id) => listFaults(report, id)),
    backForwardFaults:
      result?.artifacts.BFCacheFailures.flatMap(({ notRestoredReasonsTree: tree }) => Object.keys(tree.PageSupportNeeded)) ?? [],
  };
}

function listFaults({ audits, categories }: Report, category: string): string[] {
  return (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = audits[id];
    if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
    return [
      `${category}: ${id}, ${Math.round(audit.score * 100)} of 100 (${[audit.title, audit.displayValue].filter(Boolean).join(', ')})`,
    ];
  });
}

function mapKeys<Key extends string>(keys: readonly Key[], count: (key: Key) => number): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<Key, number>;
}
