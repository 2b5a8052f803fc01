/** Some disks have one file for two spellings, and Git the spelling that it saw first. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
