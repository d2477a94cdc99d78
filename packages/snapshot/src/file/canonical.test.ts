import canonicalizeModule from 'canonicalize';
import { expect, test } from 'vitest';
import { canonicalText } from './canonical.ts';

// Its types describe a CommonJS default export that Node does not give.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** The slow way: sort every list by the library's text of its elements, then let the library write. */
function bySorting(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(bySorting).sort((a, b) => ((canonicalize(a) ?? '') < (canonicalize(b) ?? '') ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, bySorting(field)]));
}

test.each([
  [{ b: 1, a: [3, 1, 2] }],
  [{ list: [{ z: 1 }, { a: [true, null, 'x'] }], n: 1e21, m: -0, f: 0.1 }],
  [['é', 'e', '\u20ac', '\n', '"', '\\', '😀', '\u007f']],
  [{ '\u20ac': 1, '\r': 2, '1': 3, '😀': 4, é: 5 }],
  [[[], [[]], {}, [{}], null]],
])('the canonical text is RFC 8785 over sorted lists: %j', (value) => {
  expect(canonicalText(value)).toBe(canonicalize(bySorting(value)));
});

test('the canonical text leaves out what JSON leaves out', () => {
  expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
});
