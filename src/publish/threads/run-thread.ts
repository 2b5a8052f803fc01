import { Worker } from 'node:worker_threads';
import { findCompiled } from './compiled-file.ts';

/** Megabytes for new objects: a third of what V8 would take, at the same speed. */
const YOUNG_GENERATION = 24;

export interface ThreadLimits {
  /** Megabytes for all that lasts; with more the thread ends. The fewer they are, the sooner V8 collects what lasts no more. */
  oldGeneration?: number;
}

/**
 * Runs a file of ours in a thread until it ends.
 * @param data what the file finds as its `workerData`, as a copy
 * @param onMessage called with each thing that it posts
 * @throws what it throws, and if it ends in any other way than by being done
 */
export function runThread<Data, Message>(
  file: URL,
  data: Data,
  onMessage: (message: Message) => void,
  { oldGeneration }: ThreadLimits = {},
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const thread = new Worker(findCompiled(file), {
    workerData: data,
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_GENERATION,
      ...(oldGeneration !== undefined && { maxOldGenerationSizeMb: oldGeneration }),
    },
  });
  thread.on('message', onMessage);
  thread.once('messageerror', reject);
  thread.once('error', reject);
  thread.once('exit', (status) => (status === 0 ? resolve() : reject(new Error(`the thread of ${file.pathname} ended with ${status}`))));
  return promise;
}

/** The same for a file that posts one thing, its answer. @throws also if it ends without one */
export async function askThread<Data, Answer>(file: URL, data: Data): Promise<Answer> {
  const answers: Answer[] = [];
  await runThread(file, data, (answer: Answer) => answers.push(answer));
  const [answer] = answers;
  if (answer === undefined) throw new Error(`the thread of ${file.pathname} ended without an answer`);
  return answer;
}
