import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';

/**
 * Runs some work and writes where its processor time went, for the performance panel of a browser's developer tools.
 * Only this thread is seen.
 */
export async function writeProfile<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    await writeFile(path, JSON.stringify(profile));
    console.log(`profile: ${path}`);
  }
}
