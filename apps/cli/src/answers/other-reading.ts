import type { Permission } from '@grantlens/engine';
import { otherReading, permissionWords } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { permissionRecord, type Row } from '../output/records.ts';

/** What a word for a permission group could have meant besides, as an answer repeats it. */
export interface OtherReading {
  readonly permission: Permission;
  /** `{ permission }`, for the query of the envelope. */
  readonly record: Row;
  /** `"dns" is read as the permission group DNS` */
  readonly taken: string;
}

/** What a text could have meant besides what it was taken for; null where it means nothing else. */
export function readOtherwise(text: string, taken: Permission, account: Account): OtherReading | null {
  const permission = otherReading(text, taken, account);
  if (permission === null) return null;
  return {
    permission,
    record: { permission: permissionRecord(permission) },
    taken: `"${text}" is read as the permission group ${permissionWords(taken)}`,
  };
}

/** Which reading was taken, where there is another: a line for whoever asked. */
export function readingNotes(reading: OtherReading | null): readonly string[] {
  if (reading === null) return [];
  return [`${reading.taken}; ${permissionWords(reading.permission)} may be what you mean`];
}
