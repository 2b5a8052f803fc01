import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KnownFailure } from '../../command/known-failure.ts';
import type { RootFile } from '../../content/root-file.ts';
import { sanitiseSvg } from '../../images/svg/sanitise-svg.ts';

/**
 * Brings the paper's own files into the staging folder.
 * @throws {KnownFailure} if one is not as it was checked
 */
export function stageRootFiles(rootFiles: readonly RootFile[], staging: string): void {
  for (const rootFile of rootFiles) {
    const target = join(staging, ...rootFile.target.split('/'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, readRootFile(rootFile));
  }
}

/** A file's bytes as the site has them: of an SVG what only draws. */
export function readRootFile({ file, path, bytesHash, target, restored }: RootFile): Buffer {
  const bytes = restored ? Buffer.from(restored) : readFileSync(path);
  if (hash('sha256', bytes) !== bytesHash) throw new KnownFailure(`${file} changed while the site was built; run the build again`);
  return /\.svg$/i.test(target) ? sanitiseSvg(bytes) : bytes;
}
