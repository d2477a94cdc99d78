/**
 * Says that a lookup file is damaged, or not one that this version wrote. Whoever reads it asks the snapshot
 * instead.
 */
export class DamagedLookupFile extends Error {
  constructor(what: string) {
    super(`the lookup file cannot be used: ${what}`);
    this.name = 'DamagedLookupFile';
  }
}
