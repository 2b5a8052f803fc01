/** What the system refuses, by its code: what is the matter, and how to mend it. */
const REFUSALS: Readonly<Record<string, { fault: string; remedy: string }>> = {
  ENOSPC: { fault: 'the disk is full', remedy: 'make room on it, or choose a folder on another disk' },
  EDQUOT: { fault: "this user's share of the disk is used up", remedy: 'make room, or choose a folder on another disk' },
  EACCES: { fault: 'this user may not do that', remedy: 'change who may read and write there, or choose another folder' },
  EPERM: { fault: 'this user may not do that', remedy: 'change who may read and write there, or choose another folder' },
  EROFS: { fault: 'the disk is read-only', remedy: 'make it writable, or choose a folder on another disk' },
  EIO: { fault: 'the disk fails', remedy: 'check the disk, or choose a folder on another one' },
  ENOTDIR: { fault: 'there is a file where a folder is expected', remedy: 'rename or remove it' },
  EEXIST: { fault: 'something else stands there', remedy: 'rename or remove it' },
  EISDIR: { fault: 'there is a folder where a file is expected', remedy: 'rename or remove it' },
  ELOOP: { fault: 'links lead in a circle there', remedy: 'remove one of them' },
  ENAMETOOLONG: { fault: 'the name is too long for the disk', remedy: 'choose a shorter one' },
  EBUSY: { fault: 'another program or the system uses it', remedy: 'end that program, then run the command again' },
  EMFILE: { fault: 'too many files are open', remedy: 'allow more (ulimit -n 4096), or build with --jobs=1' },
  ENFILE: { fault: 'too many files are open on this machine', remedy: 'end other programs, then run the command again' },
  ENOMEM: { fault: 'the memory is used up', remedy: 'end other programs, or build with --jobs=1' },
};

/** A disk that can't be written is no matter of the file system alone: watching files takes room of its own. */
const NO_WATCHES = {
  fault: 'the system watches as many files as it may',
  remedy: 'allow more (sysctl fs.inotify.max_user_watches=524288), or end other programs that watch files',
};

/** What was asked for, by the system's name for it. */
const DEEDS: Readonly<Record<string, string>> = {
  mkdir: 'make the folder',
  scandir: 'list',
  opendir: 'list',
  write: 'write',
  fsync: 'write',
  read: 'read',
  rename: 'put in place',
  unlink: 'remove',
  rmdir: 'remove',
  rm: 'remove',
  link: 'link to',
  stat: 'look at',
  lstat: 'look at',
  watch: 'watch',
};

/**
 * One line with the path, what failed and the remedy, if an error or one of its causes is the system's.
 * @returns undefined for any other error
 */
export function describeSystemError(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, syscall, path, dest } = cause as NodeJS.ErrnoException & { dest?: string };
    const refusal = code === 'ENOSPC' && syscall === 'watch' ? NO_WATCHES : code !== undefined && REFUSALS[code];
    if (!refusal || syscall === undefined) continue;
    const place = dest ?? path;
    const deed = DEEDS[syscall] ?? 'open';
    return `${place === undefined ? `can't ${deed}` : `can't ${deed} ${place}`}: ${refusal.fault} (${code}); ${refusal.remedy}`;
  }
  return undefined;
}
