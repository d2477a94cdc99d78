import type { Blame } from './fault.ts';
import type { Fields } from './fields.ts';

/** Checks that a file names the format and the version it is read in. */
export function checkFrame(
  fields: Fields,
  { format, what }: { readonly format: string; readonly what: string },
  blame: Blame,
): void {
  const named = fields.get('format');
  if (named !== undefined && !(named.kind === 'text' && named.value === format))
    blame(named.at, `the format of ${what} is "${format}"`);
  const version = fields.get('version');
  if (version !== undefined && !(version.kind === 'other' && version.value === 1))
    blame(version.at, `the version of ${what} is 1`);
}
