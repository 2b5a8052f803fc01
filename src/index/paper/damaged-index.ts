/** A row of the index is not as it was written, or not there although another one names it. The whole index then counts for nothing. */
export class DamagedIndex extends Error {
  override name = 'DamagedIndex';
  /** By which `isReadError` knows it. */
  code = 'ERR_DAMAGED_INDEX';

  /** @param row which one, for those who look for the cause */
  constructor(row: string) {
    super(`the index is damaged at ${row}`);
  }
}
