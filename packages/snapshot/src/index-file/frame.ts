import type { Account } from '../account/account.ts';
import type { Holder } from '../account/policy.ts';
import type { Output } from './output.ts';
import type { PolicyRow } from './policy-row.ts';
import { damaged, type IndexBytes, numberBytes, readNumbers } from './reading.ts';
import { readPiece, type Table } from './rows.ts';

/** The first bytes of the file, and the last. Whatever changes in the layout changes them. */
export const mark = 'grantlens index 0003';

/** What every question needs. */
export interface Frame {
  /** Which file this is the index of, in the words of whoever keeps it. */
  readonly key: string;
  readonly account: Pick<Account, 'id' | 'name' | 'takenAt' | 'digest' | 'tool' | 'coverage'>;
  /** Policies that may be any member's (S12). */
  readonly anybodys: readonly PerhapsRow[];
  /** Where the directories of the rows and the tables of names are. */
  readonly tables: {
    readonly principals: Table;
    readonly principalNames: Table;
    readonly userGroups: Table;
    readonly hands: Table;
    readonly zones: Table;
    readonly zoneNames: Table;
    readonly placeLists: Table;
    readonly permissions: Table;
    readonly permissionNames: Table;
    readonly permissionGroups: Table;
    readonly permissionGroupNames: Table;
    readonly gaps: Table;
    readonly gapNames: Table;
  };
}

/** A policy that may be somebody's, with the row of its user group. */
export interface PerhapsRow {
  readonly holder: Extract<Holder, { kind: 'possible' }>;
  readonly userGroup: number | null;
  readonly policy: PolicyRow;
}

/** The end of the file: the frame, where it is, and the mark. A file that was cut short has none. */
export function writeFrame(frame: Frame, output: Output): void {
  const { offset, length, sum } = output.text(JSON.stringify(frame));
  output.bytes(numberBytes([offset, length, sum]));
  output.text(mark);
}

/** Reads the frame of a file that ends with one. */
export function readFrame({ read, size }: IndexBytes): Frame {
  const end = size - mark.length;
  if (end < 12 || Buffer.from(read(end, mark.length)).toString('latin1') !== mark) {
    throw damaged('it is cut short, of another version, or something else');
  }
  const [offset = 0, length = 0, sum = 0] = readNumbers(read, end - 12, 3);
  return readPiece(read, { offset, length, sum }) as Frame;
}

/** Whether a file is one of these, of any version, by its first bytes. */
export function isIndexFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).toString('latin1').startsWith('grantlens index ');
}
