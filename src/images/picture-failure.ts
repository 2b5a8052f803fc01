/** Why a picture can't be shown, in the words of the summary. */
export type FailureReason =
  | 'bad address'
  | 'forbidden address'
  | 'unknown host'
  | 'no connection'
  | 'broken TLS'
  | 'broken HTTP'
  | 'no answer'
  | 'too slow'
  | 'connection lost'
  | 'too many redirects'
  | 'not found'
  | 'refused'
  | 'too many requests'
  | 'server error'
  | 'odd answer'
  | 'host given up'
  | 'empty'
  | 'too large'
  | 'compression bomb'
  | 'broken compression'
  | 'a web page'
  | 'SVG'
  | 'no picture'
  | 'unknown format'
  | 'truncated'
  | 'damaged'
  | 'too many pixels'
  | 'too small'
  | 'disk full'
  | 'no network';

export interface FailureDetails {
  cause?: unknown;
  /** Milliseconds that the host asks callers to wait. */
  retryAfter?: number | undefined;
  /** True if it says nothing about the picture and is not to be remembered. */
  isPassing?: boolean;
}

/** A picture can't be shown, through no fault of this program. Pages show a drawing in its place. */
export class PictureFailure extends Error {
  override name = 'PictureFailure';
  readonly reason: FailureReason;
  readonly retryAfter: number | undefined;
  readonly isPassing: boolean;

  /** @param detail what was found, for people: `answered 404` */
  constructor(reason: FailureReason, detail: string, { cause, retryAfter, isPassing = false }: FailureDetails = {}) {
    super(detail, { cause });
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.isPassing = isPassing;
  }
}

/** The host did not take part: its other pictures will most likely fail too. */
const HOST_REASONS: ReadonlySet<FailureReason> = new Set([
  'unknown host',
  'no connection',
  'broken TLS',
  'no answer',
  'too slow',
  'connection lost',
  'too many requests',
  'server error',
]);

export function isHostFailure(reason: FailureReason): boolean {
  return HOST_REASONS.has(reason);
}

/** Nothing came back at all, as with the cable pulled. */
export function isUnreachable(reason: FailureReason): boolean {
  return reason === 'unknown host' || reason === 'no connection' || reason === 'no network';
}
