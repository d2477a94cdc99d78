import { GrantlensError } from '@grantlens/snapshot';
import { fileError, sizeWords } from '@grantlens/snapshot/internal';

/** As much of Node's files as is needed here. */
interface FileSystem {
  readonly statSync: (path: string) => Kind & { readonly size: number };
  readonly openSync: (path: string, flags: number) => number;
  readonly fstatSync: (file: number) => Kind & { readonly size: number };
  readonly readSync: (file: number, into: Uint8Array, at: number, length: number, from: null) => number;
  readonly closeSync: (file: number) => void;
  readonly constants: { readonly O_RDONLY: number; readonly O_NONBLOCK?: number };
}

interface Kind {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
}

/**
 * Reads the file that a path names, and no more of it than allowed. The one place where the core reads a
 * disk: whoever has a path should not have to read it first. Node is asked for its files while the program
 * runs, so that a bundle for a browser holds nothing of them.
 *
 * @throws GrantlensError `file-unreadable` where there is no such file or there are no files at all, `file-too-large`
 */
export function readDisk(path: string, most: number): Uint8Array {
  const what = `cannot read ${path}`;
  const files = fileSystem();
  if (files === null) {
    const why = 'nothing here can read files, as in a browser: give the text or the bytes of the snapshot';
    throw new GrantlensError('file-unreadable', `${what}: ${why}`);
  }
  try {
    // Before it is opened: opening a pipe might wait for ever.
    if (!files.statSync(path).isFile()) throw notAFile(what);
    const { O_RDONLY, O_NONBLOCK = 0 } = files.constants;
    const file = files.openSync(path, O_RDONLY | O_NONBLOCK);
    try {
      return readOpen(file, files, { what, most });
    } finally {
      files.closeSync(file);
    }
  } catch (cause) {
    throw fileError('file-unreadable', what, cause);
  }
}

function readOpen(
  file: number,
  files: FileSystem,
  { what, most }: { readonly what: string; readonly most: number },
): Uint8Array {
  const found = files.fstatSync(file);
  if (!found.isFile()) throw notAFile(what);
  if (found.size > most)
    throw new GrantlensError('file-too-large', `${what}: it has more than ${sizeWords(most)}`);
  const bytes = new Uint8Array(found.size);
  let length = 0;
  while (length < bytes.length) {
    const read = files.readSync(file, bytes, length, bytes.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function notAFile(what: string): GrantlensError {
  return new GrantlensError('file-unreadable', `${what}: it is not a file`);
}

function fileSystem(): FileSystem | null {
  const { process } = globalThis as {
    readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
  };
  const found = process?.getBuiltinModule?.('node:fs');
  return found === undefined ? null : (found as FileSystem);
}
