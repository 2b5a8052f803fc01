import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../command/usage-error.ts';
import { findWorkTree } from '../../index/git/find-work-tree.ts';
import { type Differences, listDifferences } from '../../index/git/list-differences.ts';

/** Git's answer to what changed since a commit. */
export interface Since {
  /** Before Git was asked, in milliseconds since 1970. */
  moment: number;
  differences: Differences;
}

const WITHOUT = 'or build without --since';

/**
 * What Git says has changed in the articles since a commit.
 * @throws {UsageError} if it can't say
 */
export async function askSince(contentDir: string, commit: string): Promise<Since> {
  const moment = Date.now();
  const news = join(contentDir, 'news');
  const workTree = findWorkTree(existsSync(news) ? news : contentDir);
  if (!workTree)
    throw new UsageError(`--since needs content in a work tree of Git's that is yours, found ${contentDir}; check it out, ${WITHOUT}`);
  const differences = await listDifferences(workTree, commit).catch((cause: NodeJS.ErrnoException & { stderr?: string }) => {
    const reason = cause.code === 'ENOENT' ? 'it is not installed' : (cause.stderr?.trim().split('\n')[0] ?? cause.message);
    throw new UsageError(`--since needs Git, which fails (${reason}); mend that, ${WITHOUT}`, { cause });
  });
  if (differences) return { moment, differences };
  throw new UsageError(
    `--since names no commit that this repository has, found "${commit}"; fetch it (a shallow clone has few), ${WITHOUT}`,
  );
}
