/** The digests that a report was made with, by which a reader finds out whether something was changed since. */
export interface IntegritySection {
  readonly snapshot: {
    readonly digest: string;
    /** Whether what was read is what the digest is of. */
    readonly matches: boolean;
  };
  /** Over what every permission group was taken to contain. */
  readonly contents: string;
  /** Of the snapshot of the previous review; null where none was given. */
  readonly previousSnapshot: string | null;
  /** SHA-256, in hex, of the manifest of the previous package; null where no package was given. */
  readonly previousManifest: string | null;
}
