import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as node from './node.ts';
import * as browser from './web.ts';

// The type says that neither has what the other lacks.
const web: typeof node = browser;
const same: typeof browser = node;

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(text)),
  fc.string({ maxLength: 40 }).map((text) => new TextEncoder().encode(text.repeat(500))),
);
const most = 2 ** 20;

test('Node and the web offer the same', () => {
  expect(Object.keys(web).sort()).toEqual(Object.keys(same).sort());
});

test('a hash is the same, in one piece and in parts', () => {
  fc.assert(
    fc.property(fc.array(bytes), fc.string({ unit: 'binary' }), (parts, text) => {
      const [a, b] = [node.openSha256(), web.openSha256()];
      for (const part of parts) {
        a.update(part);
        b.update(part);
      }
      expect(b.digest()).toBe(a.digest());
      expect(web.sha256(text)).toBe(node.sha256(text));
    }),
  );
  expect(web.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(web.sha256('\ud800')).toBe(node.sha256('\ud800'));
});

test('bytes are UTF-8, the same and found alike', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.nat(400), (a, b, from) => {
      expect(web.isUtf8(a)).toBe(node.isUtf8(a));
      expect(web.isSame(a, b)).toBe(node.isSame(a, b));
      expect(web.isSame(a, a.slice())).toBe(true);
      const part = a.subarray(from, from + 3);
      fc.pre(part.length > 0);
      for (const start of [0, from, from + 1])
        expect(web.openFinder(a)(part, start)).toBe(node.openFinder(a)(part, start));
    }),
  );
});

const announced = (packed: Uint8Array) => Buffer.from(packed).readUInt32LE(packed.length - 4);
const both = (packed: Uint8Array, maxSize: number = most) =>
  [node, web].map(({ gunzip }) => {
    const unpacked = gunzip(packed, packed.length < 18 ? 0 : announced(packed), maxSize);
    return unpacked.kind === 'bytes' ? { bytes: Buffer.from(unpacked.bytes) } : { kind: unpacked.kind };
  });
const packed = gzipSync(Buffer.from('an account of some size, '.repeat(400)));

test('what gzip packs is unpacked, in one member or several', () => {
  fc.assert(
    fc.property(fc.array(bytes, { minLength: 1, maxLength: 3 }), (parts) => {
      const whole = Buffer.concat(parts);
      const members = Buffer.concat(parts.map((part, at) => (at % 2 ? node : web).gzip(part)));
      expect(both(members)).toEqual([{ bytes: whole }, { bytes: whole }]);
      expect(gunzipSync(members).equals(whole)).toBe(true);
    }),
    { numRuns: 30 },
  );
  // More than is pushed at once, and not to be packed.
  const long = Buffer.concat(
    Array.from({ length: 2_000 }, (_, n) => Buffer.from(node.sha256(`${n}`), 'hex')),
  );
  expect(both(web.gzip(long))).toEqual([{ bytes: long }, { bytes: long }]);
});

test('a gzip file that is cut short is damaged, wherever it is cut', () => {
  for (let length = 2; length < packed.length; length += 1)
    expect(both(packed.subarray(0, length))).toEqual([{ kind: 'damaged' }, { kind: 'damaged' }]);
});

test('a changed byte of a gzip file is noticed, unless it says nothing', () => {
  for (let at = 10; at < packed.length; at += 1) {
    const changed = Uint8Array.from(packed);
    changed[at] = (changed[at] ?? 0) ^ 0x41;
    for (const answer of both(changed)) expect(answer).toEqual({ kind: expect.any(String) });
  }
});

test.each([1, 3, 4, 20, 40_000])('text of %i bytes after the end of a gzip file is noticed', (count) => {
  const zeros = Buffer.concat([packed, Buffer.alloc(count)]);
  expect(both(zeros)).toEqual([{ kind: 'followed' }, { kind: 'followed' }]);
  // Node takes whatever is not zero for the beginning of another member, and so for damage.
  const others = Buffer.concat([packed, Buffer.alloc(count, 0x2a)]);
  expect(both(others)).toEqual([{ kind: 'damaged' }, { kind: 'followed' }]);
});

test('no more of a gzip file is unpacked than is allowed', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20));
  expect(both(bomb)).toEqual([{ kind: 'larger' }, { kind: 'larger' }]);
  expect(both(packed, 10_000)).toEqual([{ bytes: expect.anything() }, { bytes: expect.anything() }]);
  expect(both(packed, 9_999)).toEqual([{ kind: 'larger' }, { kind: 'larger' }]);
});
