import { execFileSync } from 'node:child_process';

/**
 * Words for `unshare`, before a shell script: a disk of a few kilobytes needs no rights in a namespace of its own. Where a system has
 * none (macOS, most containers), there is root.
 */
export const MOUNT_NAMESPACE = ['--user', '--map-root-user', '--mount', '--', 'sh', '-c'] as const;

export function canMount(): boolean {
  try {
    execFileSync('unshare', [...MOUNT_NAMESPACE, 'mount -t tmpfs -o size=1m none /tmp'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
