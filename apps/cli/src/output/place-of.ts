import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Place } from './ruling.ts';

/** A file as it is named in what others read later: from the working folder, with slashes on every system. */
export function placeOf(path: string): Place {
  const fromHere = relative(process.cwd(), resolve(path));
  // There is no way from one drive of Windows to another.
  return { file: isAbsolute(fromHere) ? fromHere : fromHere.split(sep).join('/') };
}
