import * as fc from 'fast-check';

/** A raw value of the API: what a reader has to survive. */
export type Raw = unknown;

/** What stands where a list, an object or a text should: nothing, or something of another kind. */
export const wrongKind: fc.Arbitrary<Raw> = fc.constantFrom<Raw>(null, 7, 'odd', true, {}, []);

/** Mostly the usual, now and then something odd. `often` is how many times more usual the usual is. */
export function mostly(usual: fc.Arbitrary<Raw>, odd: fc.Arbitrary<Raw>, often = 12): fc.Arbitrary<Raw> {
  return fc.oneof({ weight: often, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

/** An object whose fields may be left out: a field that is `undefined` is not in it. */
export function sparse(
  fields: Readonly<Record<string, fc.Arbitrary<Raw>>>,
): fc.Arbitrary<Readonly<Record<string, Raw>>> {
  return fc
    .record(fields)
    .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)));
}

/** A field that is there, or not at all. */
export function maybe(field: fc.Arbitrary<Raw>, often = 3): fc.Arbitrary<Raw> {
  return mostly(field, fc.constant(undefined), often);
}

/** A list of up to `most`, now and then with a row twice. */
export function rows(row: fc.Arbitrary<Raw>, most: number): fc.Arbitrary<readonly Raw[]> {
  return fc
    .tuple(fc.array(row, { maxLength: most }), mostly(fc.constant(false), fc.constant(true), 8))
    .map(([all, twice]) => (twice ? [...all, ...all.slice(0, 1)] : all));
}
