import type { Account } from '../account/account.ts';
import type { AllGivenWidely } from '../account/given-widely.ts';
import { utf8Bytes, utf8Text } from '../text/utf8.ts';
import { checksum } from './checksum.ts';
import { DamagedLookupFile } from './damage.ts';
import type { Output } from './output.ts';
import { type FileBytes, openPages, type Pages, pageSize } from './pages.ts';
import type { Table } from './rows.ts';

/** The first bytes of the file, and the last. Whatever changes in the layout changes them. */
export const mark = 'grantlens index 0010';

/** Everything that has rows. */
export const rowTables = [
  'principals',
  'userGroups',
  'permissionGroups',
  'policies',
  'resourceGroups',
  'placeLists',
  'zones',
  'gaps',
  'issues',
  'oddities',
] as const;

/** Everything that finds rows by names. */
export const nameTables = [
  'principalNames',
  'principalKeys',
  'memberships',
  'userGroupNames',
  'userGroupKeys',
  'zoneNames',
  'gapIds',
  'policiesByHolder',
  'policiesById',
  'policiesByPlace',
  'policiesByGroup',
  'widePoliciesByGroup',
] as const;

/** What every question needs. */
export interface Frame {
  /** Which file this one belongs to, as the caller names it. */
  readonly key: string;
  readonly account: Pick<
    Account,
    | 'id'
    | 'name'
    | 'takenAt'
    | 'digest'
    | 'tool'
    | 'source'
    | 'coverage'
    | 'besides'
    | 'managedBy'
    | 'ssoDomains'
    | 'applications'
    | 'permissions'
  >;
  readonly scopeTypes: readonly string[];
  /** The rows of the zones that have their name in common with another one. */
  readonly sharedZones: readonly number[];
  /** The rows of the policies that may be somebody's, and of those that do not certainly allow. */
  readonly possible: readonly number[];
  readonly denying: readonly number[];
  /** In which ways permission groups are given widely, and the table of who is given each (`given-table.ts`). */
  readonly wideWays: AllGivenWidely['ways'];
  readonly givenWidely: Table;
  readonly rows: Readonly<Record<(typeof rowTables)[number], Table>>;
  readonly names: Readonly<Record<(typeof nameTables)[number], Table>>;
}

/** How many numbers stand before the last mark. */
const tailNumbers = 4;

/** The end of the file: the checksums, the frame, how long each is and its checksum, and the mark. */
export function writeFrame(frame: Frame, output: Output, give: (part: Uint8Array) => void): void {
  const sums = output.close();
  const text = utf8Bytes(JSON.stringify(frame));
  const padded = new Uint8Array((text.length + 3) & ~3).fill(0x20);
  padded.set(text);
  const words = new Uint32Array(padded.buffer);
  give(bytesOf(sums));
  give(padded);
  give(bytesOf(Uint32Array.of(output.at(), padded.length, checksum(sums), checksum(words))));
  give(utf8Bytes(mark));
}

/** Reads the end of a file, and opens the pages before it. */
export function readFrame(file: FileBytes): { readonly frame: Frame; readonly pages: Pages } {
  const end = file.size - mark.length - 4 * tailNumbers;
  if (end < 0 || end % 4 > 0 || utf8Text(read(file, end + 4 * tailNumbers, mark.length)) !== mark)
    throw new DamagedLookupFile('it is cut short, of another version, or something else');
  const [size = 0, length = 0, sumOfSums = 0, sumOfFrame = 0] = numbersAt(file, end, tailNumbers);
  const pageCount = Math.ceil(size / pageSize);
  if (size + 4 * pageCount + length !== end || size % 4 > 0)
    throw new DamagedLookupFile('its parts do not fit');
  const sums = numbersAt(file, size, pageCount);
  const words = numbersAt(file, size + 4 * pageCount, length >>> 2);
  if (checksum(sums) !== sumOfSums || checksum(words) !== sumOfFrame)
    throw new DamagedLookupFile('its end is not as it was written');
  return { frame: JSON.parse(utf8Text(bytesOf(words))) as Frame, pages: openPages(file, size, sums) };
}

/** Whether a file is a lookup file, of any version, by its first bytes. */
export function isLookupFile(bytes: Uint8Array): boolean {
  const beginning = 'grantlens index ';
  return utf8Text(bytes.subarray(0, beginning.length)) === beginning;
}

function read(file: FileBytes, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  file.readInto(bytes, offset);
  return bytes;
}

function numbersAt(file: FileBytes, offset: number, count: number): Uint32Array {
  return new Uint32Array(read(file, offset, 4 * count).buffer);
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
