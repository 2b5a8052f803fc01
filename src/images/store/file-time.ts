/**
 * Every file of the store has this time, so that one look (size and time) tells a file that was changed in place from
 * one that was not, on any machine that the store is copied to. Even seconds: some file systems know no others.
 */
export const FILE_TIME = new Date('2000-01-01T00:00:00Z');
