/** A file of the paper's own that goes to the root of the site, such as `CNAME`. */
export interface RootFile {
  /** Path below the content folder, with forward slashes. */
  file: string;
  /** SHA-256 of the bytes that were checked, in hexadecimal. */
  bytesHash: string;
  /** Path below the output folder, with forward slashes. */
  target: string;
  /** Where it lies on this disk. */
  path: string;
  /** As it was published last, where the one on the disk has an error. */
  restored: Uint8Array | undefined;
}
