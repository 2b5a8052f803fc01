/** How a command ended. */
export interface CommandEnd {
  /** Exit status; null if a signal ended it. */
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  seconds: number;
  /** Of processor time, of it and all that it started; to a tenth of a second, and 0 where there is no `/proc`. */
  cpuSeconds: number;
  /** The most bytes that it and all that it started held at one time; 0 where there is no `/proc`. */
  bytes: number;
  /** Which limit ended it; undefined if none did. */
  exceeded: string | undefined;
}
