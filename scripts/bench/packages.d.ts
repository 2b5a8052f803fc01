/** As far as the benchmarks use them: the type checker runs where these packages are not installed, too. */

declare module 'lighthouse' {
  interface Result {
    lhr: unknown;
    artifacts: { BFCacheFailures: readonly { notRestoredReasonsTree: { PageSupportNeeded: object } }[] };
  }
  export default function lighthouse(url: string, flags: { port: number; output: 'json'; logLevel: 'error' }): Promise<Result | undefined>;
}

declare module '@11ty/eleventy-img' {
  /** @returns the files by format */
  export default function Image(url: string, options: object): Promise<Readonly<Record<string, readonly object[]>>>;
}
