import pLimit from 'p-limit';
import { quoteText } from '../content/problems/describe-value.ts';
import { type Answer, PostFailure, type PostOptions, postMessage } from './post-message.ts';
import { isAccepted, type Receiver } from './receiver.ts';

export interface TellOptions extends PostOptions {
  onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Telling {
  accepted: ReadonlySet<string>;
  /** Why the first of the others were not accepted. */
  failure: string | undefined;
}

/** Refusals in a row after which a receiver is not asked for more. */
const STRIKES = 3;

/** Tells a receiver of addresses, in as many messages as it takes. A receiver that is down is left alone at once. */
export async function tellAddresses(receiver: Receiver, addresses: readonly string[], options: TellOptions): Promise<Telling> {
  const accepted = new Set<string>();
  let failure: string | undefined;
  let strikes = 0;
  let done = 0;
  const tell = async (batch: readonly string[]) => {
    if (strikes >= STRIKES) return;
    try {
      const answer = await postMessage(receiver.url, receiver.writeMessage(batch), options);
      if (isAccepted(answer.status)) {
        for (const address of batch) accepted.add(address);
        strikes = 0;
      } else {
        failure ??= describeAnswer(answer, receiver);
        strikes += answer.status === 429 ? STRIKES : 1;
      }
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error;
      failure ??= error.message;
      strikes += STRIKES;
    }
    done += batch.length;
    options.onProgress?.(done, addresses.length);
  };
  await pLimit(receiver.atOnce).map(splitIntoBatches(addresses, receiver.batchSize), tell);
  return { accepted, failure };
}

function splitIntoBatches(addresses: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(addresses.length / size) }, (_, index) => addresses.slice(index * size, (index + 1) * size));
}

function describeAnswer({ status, text }: Answer, { explain }: Receiver): string {
  const words = explain(status) ?? readWords(text);
  return words === '' ? `answered ${status}` : `answered ${status}: ${words}`;
}

/** What the receiver itself says: plain text or the message of a JSON answer, no web page. */
function readWords(text: string): string {
  const plain = (/"message"\s*:\s*"([^"\\]+)"/.exec(text)?.[1] ?? text).replace(/\s+/g, ' ').trim();
  return plain === '' || plain.startsWith('<') ? '' : quoteText(plain);
}
