import { isObject } from '../json.ts';

/**
 * The canonical text of a JSON value: RFC 8785, with every list first sorted by the canonical text of its elements,
 * so that neither key order nor list order shows.
 *
 * Ours rather than a library's because sorting lists by their elements' text and then writing them would write every
 * element once per level; here each is written once. `canonicalize` is the judge in the test.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).sort().join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const fields: string[] = [];
  for (const key of Object.keys(value).sort()) {
    if (value[key] !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalText(value[key])}`);
  }
  return `{${fields.join(',')}}`;
}
