import { readFile, stat } from 'node:fs/promises';

/** False where one of the files is missing. */
export async function hasSameBytes(a: string, b: string): Promise<boolean> {
  const [sizeA, sizeB] = await Promise.all([a, b].map(readSize));
  if (sizeA === undefined || sizeA !== sizeB) return false;
  const [bytesA, bytesB] = await Promise.all([readFile(a), readFile(b)]);
  return bytesA.equals(bytesB);
}

async function readSize(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
