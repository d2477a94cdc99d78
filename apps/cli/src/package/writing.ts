import { unwritable } from '../output/write-file.ts';

/**
 * Does something to the disk.
 *
 * @throws GrantlensError `file-unwritable` where the disk says no
 */
export async function writing<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
