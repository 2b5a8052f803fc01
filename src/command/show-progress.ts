/** Milliseconds between two signs of life. */
const REDRAW = 100;
const PLAIN_LINE = 10_000;

const BAR_WIDTH = 30;

export interface Progress {
  update: (done: number, total: number) => void;
  /** Clears the bar. */
  end: () => void;
}

/** A bar that grows on a terminal, and elsewhere (a log) a plain line every ten seconds. */
export function showProgress(label: string, stream: NodeJS.WriteStream): Progress {
  const pause = stream.isTTY ? REDRAW : PLAIN_LINE;
  let shownAt = performance.now();
  let hasBar = false;
  return {
    update: (done, total) => {
      if (performance.now() - shownAt < pause) return;
      shownAt = performance.now();
      if (!stream.isTTY) {
        stream.write(`${label}: ${done} of ${total}\n`);
        return;
      }
      hasBar = true;
      const filled = Math.round((done / total) * BAR_WIDTH);
      stream.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done} of ${total}\u001b[K`);
    },
    end: () => {
      if (hasBar) stream.write('\r\u001b[K');
    },
  };
}
