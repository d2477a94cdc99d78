import type { Account, Zone } from '../account/account.ts';
import { utf8Text } from '../text/utf8.ts';
import type { Output } from './output.ts';
import type { PossibleRow } from './policy-row.ts';
import { damaged, type FileBytes, numberBytes, readNumbers } from './reading.ts';
import { readPiece, type Table } from './rows.ts';

/** The first bytes of the file, and the last. Whatever changes in the layout changes them. */
export const mark = 'grantlens index 0005';

/** What every question needs. */
export interface Frame {
  /** Which file this one belongs to, as the caller names it. */
  readonly key: string;
  readonly account: Pick<Account, 'id' | 'name' | 'takenAt' | 'digest' | 'tool' | 'coverage'>;
  /** Policies that may be any member's (S12). */
  readonly possibleForAnyone: readonly PossibleRow[];
  /** Put into words such a zone has its id, whatever was asked. */
  readonly zonesOfSharedNames: readonly Zone[];
  /** Where the directories of the rows and the tables of names are. */
  readonly tables: {
    readonly principals: Table;
    readonly principalNames: Table;
    readonly userGroups: Table;
    readonly policies: Table;
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

/** The end of the file: the frame, where it is, and the mark. A file that was cut short has none. */
export function writeFrame(frame: Frame, output: Output): void {
  const { offset, length, sum } = output.text(JSON.stringify(frame));
  output.bytes(numberBytes([offset, length, sum]));
  output.text(mark);
}

/** Reads the frame of a file that ends with one. */
export function readFrame({ read, size }: FileBytes): Frame {
  const end = size - mark.length;
  if (end < 12 || utf8Text(read(end, mark.length)) !== mark) {
    throw damaged('it is cut short, of another version, or something else');
  }
  const [offset = 0, length = 0, sum = 0] = readNumbers(read, end - 12, 3);
  return readPiece(read, { offset, length, sum }) as Frame;
}

/** Whether a file is a lookup file, of any version, by its first bytes. */
export function isLookupFile(bytes: Uint8Array): boolean {
  const beginning = 'grantlens index ';
  return utf8Text(bytes.subarray(0, beginning.length)) === beginning;
}
