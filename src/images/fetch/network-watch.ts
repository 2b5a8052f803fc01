import { type FailureReason, isUnreachable, PictureFailure } from '../picture-failure.ts';

/** Milliseconds after which a network that gave no sign of life counts as down. */
const SILENCE = 1_500;

/** Hosts that can't be reached before the network itself is doubted, if none ever answers. */
const DOUBTFUL = 5;

/** Tells hosts that are dead from a network that is down, so that a build without one ends at once and remembers nothing. */
export class NetworkWatch {
  readonly #unreachable = new Set<string>();
  readonly #control = new AbortController();
  #isAlive = false;
  #isDoubtful = false;
  #silence: NodeJS.Timeout | undefined;
  #waiting = 0;

  /** Aborted once nothing more is to be asked of the network. */
  get signal(): AbortSignal {
    return this.#control.signal;
  }

  /** True once anything answered. */
  get isProven(): boolean {
    return this.#isAlive;
  }

  /** True once the network kept silent for so long that nothing more is asked of it. */
  get isGivenUp(): boolean {
    return this.signal.aborted;
  }

  /** True if the network seems to be down: what failed then says nothing about a picture. */
  get isDown(): boolean {
    return this.isGivenUp || (!this.#isAlive && (this.#isDoubtful || this.#unreachable.size >= DOUBTFUL));
  }

  /** Watches over a request: the network is silent only while somebody waits for it. */
  async during<Result>(request: () => Promise<Result>): Promise<Result> {
    this.signal.throwIfAborted();
    this.#waiting += 1;
    this.#silence ??= setTimeout(() => this.#giveUp(), SILENCE);
    try {
      return await request();
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) {
        clearTimeout(this.#silence);
        this.#silence = undefined;
      }
    }
  }

  noticeLife(): void {
    this.#isAlive = true;
    clearTimeout(this.#silence);
  }

  /** Takes an answer for life, however bad it is. */
  noticeFailure({ reason }: PictureFailure): void {
    // A forbidden address was not even tried.
    if (!isUnreachable(reason) && reason !== 'no answer' && reason !== 'forbidden address') this.noticeLife();
  }

  noticeUnreachable(host: string, reason: FailureReason): void {
    if (reason === 'no network') this.#isDoubtful = true;
    else this.#unreachable.add(host);
  }

  close(): void {
    clearTimeout(this.#silence);
    this.#control.abort();
  }

  #giveUp(): void {
    if (!this.#isAlive) this.#control.abort(new PictureFailure('no network', 'nothing on the network answers', { isPassing: true }));
  }
}
