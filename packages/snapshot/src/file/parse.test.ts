import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRepeatedKey } from '../text/repeated-key.ts';
import { digestOf } from './digest.ts';
import { parseFile } from './parse.ts';

// Its types describe a CommonJS default export that Node does not give.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** Text that could be mistaken for the structure of JSON, for a mark, or for an id. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    '"id":',
    '{"id":"a"}',
    '[{"id":"a"',
    '\\"id\\":',
    '\\',
    '\\u0001',
    '\u00011',
    '\u20ac',
    '😀',
    '}',
  ),
);
const id = fc.constantFrom('a', 'b', 'ab', '"', '\\', '{"id":"a"}');
const leaf = fc.oneof(oddText, fc.integer(), fc.constantFrom(null, true, 0.5, 1e21));

/** Rows that begin with an id, or nearly; and lists of them. */
const { row } = fc.letrec<{ row: unknown; list: unknown[]; field: unknown }>((tie) => ({
  row: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(id, tie('field'), oddText).map(([name, field, text]) => ({ id: name, field, text })),
    fc.tuple(leaf, id, tie('list')).map(([first, name, rows]) => ({ first, id: name, rows })),
    fc.tuple(leaf).map(([name]) => ({ id: name })),
    leaf,
  ),
  list: fc.array(tie('row'), { maxLength: 3 }),
  field: fc.oneof({ depthSize: 'small' }, leaf, tie('row'), tie('list')),
}));

/** Lists that take their elements from a few rows, so that many stand there several times, one within another too. */
const repeating = fc
  .tuple(
    fc.array(row, { minLength: 1, maxLength: 4 }),
    fc.array(fc.array(fc.nat(), { maxLength: 6 }), { maxLength: 5 }),
  )
  .map(([rows, picks]) => ({
    rows,
    lists: picks.map((pick, at) => ({ id: `list ${at % 2}`, items: pick.map((n) => rows[n % rows.length]) })),
  }));

const indent = fc.constantFrom<string | number>('', 1, 3, '\t');

/** The same digest by the library, and the slow way. */
function digestByLibrary(value: unknown): string {
  const sorted = (part: unknown): unknown => {
    if (Array.isArray(part))
      return part.map(sorted).sort((a, b) => ((canonicalize(a) ?? '') < (canonicalize(b) ?? '') ? -1 : 1));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, field]) => [key, sorted(field)]));
  };
  return `sha256-${createHash('sha256')
    .update(canonicalize(sorted(value)) ?? '')
    .digest('hex')}`;
}

const limits = { levels: 50, values: 10_000 };

test('a file that repeats itself is read as JSON says, and has the digest of what it says', () => {
  fc.assert(
    fc.property(repeating, indent, (value, space) => {
      const text = JSON.stringify(value, null, space);
      const parsed = parseFile(Buffer.from(text), limits);
      expect(JSON.stringify(parsed.file)).toBe(JSON.stringify(JSON.parse(Buffer.from(text).toString())));
      expect(digestOf(parsed.file, parsed.repeated)).toBe(
        digestByLibrary(JSON.parse(Buffer.from(text).toString())),
      );
    }),
    { numRuns: 500 },
  );
});

test('a file that repeats itself is read as JSON says, or refused as JSON does, after any byte of it was changed', () => {
  const changed = fc.tuple(repeating, indent, fc.nat(), fc.constantFrom(...'{}[]",:\\ 1i\u0001'));
  fc.assert(
    fc.property(changed, ([value, space, at, letter]) => {
      const bytes = Buffer.from(JSON.stringify(value, null, space));
      bytes[at % bytes.length] = letter.charCodeAt(0);
      const read = (parse: () => unknown) => {
        try {
          return JSON.stringify(parse());
        } catch {
          return 'refused';
        }
      };
      const parsed = read(() => JSON.parse(bytes.toString()));
      const isRefused = parsed !== 'refused' && findRepeatedKey(bytes) !== null;
      expect(read(() => parseFile(bytes, limits).file)).toBe(isRefused ? 'refused' : parsed);
    }),
    { numRuns: 1000 },
  );
});

test('a file that repeats itself gives one object for what it contains several times', () => {
  const parsed = parseFile(
    Buffer.from('[{"id":"a","n":[{"id":"b"}]},{"id":"b"},{"id":"a","n":[{"id":"b"}]}]'),
    limits,
  );
  const [first, second, third] = parsed.file as { n: unknown[] }[];
  expect(third).toBe(first);
  expect(second).toBe(first?.n[0]);
  expect(parsed.repeated).toEqual(new Set([first, second]));
});

test('a file that repeats itself is refused when it is nested too deeply, also where it repeats itself', () => {
  const nested = (depth: number): string => `${'{"id":"a","n":['.repeat(depth)}1${']}'.repeat(depth)}`;
  const twice = (depth: number) => Buffer.from(`[${nested(depth)},${nested(depth)}]`);
  expect(() => parseFile(twice(24), limits)).not.toThrow();
  expect(() => parseFile(twice(25), limits)).toThrow('nested too deeply');
  const lists = Buffer.from('['.repeat(51) + ']'.repeat(51));
  expect(() => parseFile(lists, limits)).toThrow('nested too deeply');
});

test.each([
  ['in an object', '{"a":1,"b":2,"a":3}', '"a"', 'the top (line 1)'],
  ['escaped another way', '{"id":"x",\n"\\u0069d":"y"}', '"id"', 'the top (line 2)'],
  ['in a row', '{"rows":[{"id":"a"},{"id":"b","n":{"k":1,"k":1}}]}', '"k"', 'rows[1].n'],
  ['in rows that repeat', '[{"id":"a","n":1,"n":1},{"id":"a","n":1,"n":1}]', '"n"', '[0]'],
  [
    'in a row within rows that repeat',
    '[[{"id":"a","n":[{"id":"b","":0,"":1}]}],[{"id":"a","n":[{"id":"b","":0,"":1}]}]]',
    '""',
    '[0][0].n[0]',
  ],
  ['beside a mark', '{"\\u0001":[],"\\u0001":1}', '"\\u0001"', 'the top'],
  ['with a name of the language', '{"__proto__":1,"__proto__":2}', '"__proto__"', 'the top'],
  ['before a space', '{"a" :1,"a"\t:":"}', '"a"', 'the top'],
])('a file that repeats itself is refused when a key is there twice %s', (_, text, key, where) => {
  const why = `it has the key ${key} twice in one object, at ${where}`;
  expect(() => parseFile(Buffer.from(text), limits)).toThrow(why);
});

test('a file that repeats itself may have colons, quotes and brackets in its texts, and a key once in each of many objects', () => {
  const value = { a: ':"a":{', b: [{ a: '"' }, { a: '\\' }, { a: [{ '"a"': 1, ':': 2 }] }] };
  expect(parseFile(Buffer.from(JSON.stringify(value)), limits).file).toEqual(value);
});

test('a file that repeats itself is refused when it has too many values, whether they repeat or not', () => {
  const most = { ...limits, values: 24 };
  const lists = (count: number) => Buffer.from(`[${'[],'.repeat(count)}0]`);
  const rows = (count: number) => Buffer.from(`[${'{"id":"a"},'.repeat(count)}0]`);
  const others = Buffer.from(JSON.stringify(Array.from({ length: 21 }, (_, id) => ({ id: `${id}` }))));
  expect(() => parseFile(lists(5), most)).not.toThrow();
  expect(() => parseFile(rows(5), most)).not.toThrow();
  for (const bytes of [lists(20), rows(30), others])
    expect(() => parseFile(bytes, most)).toThrow('more values than');
});
