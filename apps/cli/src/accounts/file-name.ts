/** What is put after a name of a file for the name of its lock. */
export const lockSuffix = '.lock';

/** The lock of a folder into which many accounts are read. */
export const folderLock: string = `index${lockSuffix}`;

/** So long that what is put before and after it for a while still makes a file name everywhere. */
const longest = 200;

/** The name of an account's snapshot file, a name in every folder it is put to; undefined when the id makes none. */
export function snapshotFileName(accountId: string): string | undefined {
  // Dots alone are folders, and half a surrogate pair is not text.
  if (/^\.*$/.test(accountId) || /[\uD800-\uDFFF]/u.test(accountId)) return undefined;
  const name = `${encodeURIComponent(accountId).replaceAll('*', '%2A')}.snapshot.json`;
  return name.length > longest ? undefined : name;
}
