import { stripSecrets } from '../file/secrets.ts';
import { isObject } from '../json.ts';
import { withCutAddresses } from './addresses.ts';

/** Texts of the older log that may hold anything, JSON with secrets in it included. */
const freeTexts: ReadonlySet<string> = new Set(['newValue', 'oldValue']);

/** A row of this many characters and more is kept without what was sent and answered. */
const longestRow = 32_768;

/** A row about access as it may be kept: without secrets, and with the addresses of people cut. */
export function keptRow(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(row).filter(
    ([key, value]) => !(freeTexts.has(key) && typeof value === 'string'),
  );
  const { value } = stripSecrets('activity', withCutAddresses(Object.fromEntries(entries)));
  if (JSON.stringify(value).length < longestRow || !isObject(value.resource)) return value;
  const { request, response, ...resource } = value.resource;
  return { ...value, resource };
}
