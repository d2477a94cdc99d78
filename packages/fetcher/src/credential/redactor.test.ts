import { expect, test } from 'vitest';
import { redactorOf } from './redactor.ts';

const secret = 'abc+DEF/1234567890';
const { text, value } = redactorOf(secret);

test('a text is shown without the secret, however it is spelled', () => {
  expect(text(`a ${secret} b ${encodeURIComponent(secret)}`)).toBe('a [redacted] b [redacted]');
});

test('a text is shown in one line that cannot act on a terminal', () => {
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

test.each([
  ['invalid api_key=abcd1234', 'invalid api_key=[redacted]'],
  ['got {"password": "hunter"}', 'got {"password": "[redacted]"}'],
  ['client_secret: abc123, id 7', 'client_secret: [redacted], id 7'],
  ['authorization: Bearer 0123456789abcdef0', 'authorization: [redacted]'],
  ['-----BEGIN PRIVATE KEY-----\nMIIE', '[redacted]'],
  ['to https://ada:hunter2@api.example/x', 'to https[redacted]api.example/x'],
])('what looks like a secret is not shown: %s', (said, shown) => {
  expect(text(said)).toBe(shown);
});

test.each(['access_token: expired', 'error_code=1003', 'token id: 12345', 'key=label', 'at 12:30:45'])(
  'what is not a secret is shown: %s',
  (said) => {
    expect(text(said)).toBe(said);
  },
);

test('other secrets than the credential are taken out as well', () => {
  const both = redactorOf(secret, ['gateway-0001']);
  expect(both.text(`x ${secret} gateway-0001`)).toBe('x [redacted] [redacted]');
  expect(both.value({ a: 'gateway-0001' }).value).toEqual({ a: '[redacted]' });
});
