import { join } from 'node:path';

/** Where a store keeps one of its files for pages. */
export function renditionPath(storeDir: string, name: string): string {
  return join(storeDir, 'files', name.slice(0, 2), name);
}
