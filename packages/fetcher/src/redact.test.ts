import { expect, test } from 'vitest';
import { redactorOf } from './redact.ts';

const secret = 'abc+DEF/1234567890';
const { text, value } = redactorOf(secret);

test('a text is told without the secret, however it is spelled', () => {
  expect(text(`a ${secret} b ${encodeURIComponent(secret)}`)).toBe('a [redacted] b [redacted]');
});

test('a text is told in one line that does nothing to a terminal', () => {
  expect(text('one\r\ntwo\u001b[31m\u202ethree')).toBe('one two [31m three');
  expect(text('x'.repeat(1000))).toHaveLength(300);
});

test('a value keeps everything but the secret, and says where that was', () => {
  const { value: clean, fields } = value([
    { a: { b: [`<${secret}>`, 1, null, true] } },
    { a: { b: secret } },
  ]);
  expect(clean).toEqual([{ a: { b: ['<[redacted]>', 1, null, true] } }, { a: { b: '[redacted]' } }]);
  expect([...fields]).toEqual([['a.b', 2]]);
});

test('a value with no secret in it is left as it is', () => {
  const row = { list: [[], {}], long: 'x\n'.repeat(500) };
  expect(value(row)).toEqual({ value: row, fields: new Map() });
});
