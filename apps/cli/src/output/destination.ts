import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { refuseInputs } from './refuse-inputs.ts';
import { type Content, isFolder, makeFolder, writeThrough, writeWhole } from './write-file.ts';

/** Where one output goes. Standard output, devices and pipes are written through, and never replaced. */
export type Destination =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'special'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string };

/** Standard output by `-`, as everywhere, and by the names the system has for it. */
const standardOutput = /^(-|\/dev\/stdout|\/(dev|proc\/self)\/fd\/1)$/;

/**
 * Finds out, before anything is read for it, where an output goes, and makes the folder it goes to. It may
 * not be one of the files it is made from.
 *
 * @throws GrantlensError `file-unwritable`, `usage`
 */
export async function prepareDestination(out: string, inputs: readonly string[]): Promise<Destination> {
  if (out === '') throw new GrantlensError('usage', 'the name of the file to write to is empty');
  if (standardOutput.test(out)) return { kind: 'stdout' };
  if (await isFolder(out)) throw new GrantlensError('file-unwritable', `cannot write ${out}: it is a folder`);
  if (await isSpecial(out)) return { kind: 'special', path: out };
  await refuseInputs([out], inputs);
  await makeFolder(dirname(out));
  return { kind: 'file', path: out };
}

/**
 * Checks that an output which is a folder can be one.
 *
 * @throws GrantlensError `usage`
 */
export function checkFolder(out: string, option: string): void {
  if (standardOutput.test(out))
    throw new GrantlensError(
      'usage',
      `${option} is a folder, and cannot go to standard output; a folder of that name is ./${out}`,
    );
}

/** @throws GrantlensError `file-unwritable` */
export async function writeTo(
  destination: Destination,
  content: Content,
  io: Pick<Io, 'out' | 'taken'>,
): Promise<void> {
  if (destination.kind === 'file') return writeWhole(destination.path, content);
  if (destination.kind === 'special') return writeThrough(destination.path, content);
  if (typeof content === 'string') return io.out(content);
  if (!(content instanceof Uint8Array)) {
    // Whoever reads slowly is waited for, or all of it would be kept here.
    for (const part of content) {
      io.out(part);
      await io.taken?.();
    }
    return;
  }
  const decoder = new TextDecoder();
  const atOnce = 2 ** 20;
  for (let at = 0; at < content.length; at += atOnce)
    io.out(decoder.decode(content.subarray(at, at + atOnce), { stream: true }));
  io.out(decoder.decode());
}

/** The line that names what was written; nothing for what is not a file, where it would follow the data itself. */
export function nameLine(destination: Destination): string {
  return destination.kind === 'file' ? `${destination.path}\n` : '';
}

async function isSpecial(path: string): Promise<boolean> {
  // By these names it is special also where it goes to a file: there it is a link that must stay one.
  if (/^\/(dev|proc\/self)\/(fd\/\d+|stderr)$/.test(path)) return true;
  const found = await stat(path).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}
