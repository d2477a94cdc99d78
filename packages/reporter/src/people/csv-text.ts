import { GrantlensError } from '@grantlens/snapshot';

/** How a file of HR data is encoded. */
export const encodings = ['UTF-8', 'UTF-16', 'Windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** The text of a file, its line ends all `\n`. */
export interface CsvText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Reads the bytes of a CSV as spreadsheets and HR systems write them: UTF-8 with or without a mark, UTF-16 with one, or
 * Windows-1252, which is what is left where neither fits.
 *
 * @throws GrantlensError `people-unreadable` where they are not text
 */
export function readText(bytes: Uint8Array): CsvText {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) {
    throw unreadable(1, 'it is not UTF-8 but a workbook or a ZIP file; save it as “CSV UTF-8”');
  }
  const { text, encoding } = decode(bytes);
  const at = text.search(noText);
  if (at >= 0) {
    const line = text.slice(0, at).split(/\r\n?|\n/).length;
    throw unreadable(line, 'it is not UTF-8, nor UTF-16 with a mark; save it as “CSV UTF-8”');
  }
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

/** That a file cannot be used, at a line of it. */
export function unreadable(line: number, why: string, cause?: unknown): GrantlensError {
  return new GrantlensError('people-unreadable', `line ${line}: ${why}`, { cause });
}

const noText = /\0/;

function decode(bytes: Uint8Array): CsvText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return utf16('utf-16be', bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

function utf16(label: string, bytes: Uint8Array): CsvText {
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding: 'UTF-16' };
  } catch (cause) {
    throw unreadable(1, 'it begins as UTF-16 and is not; save it as “CSV UTF-8”', cause);
  }
}
