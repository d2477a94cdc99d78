import { expect, test } from 'vitest';
import { readEnvelope } from './envelope.ts';

const read = (text: string) => readEnvelope(Buffer.from(text));

test('an envelope is read without believing more than it says', () => {
  expect(
    read('{"success":true,"result":null,"result_info":{"per_page":"50","total_count":"0","count":1}}'),
  ).toEqual({
    kind: 'envelope',
    envelope: { success: true, errors: [], result: null, info: { perPage: 50, totalCount: 0 } },
  });
});

test.each([
  'null',
  '[]',
  '"x"',
  '{"per_page":0,"total_count":-1,"total_pages":1.5}',
  '{"total_count":"many"}',
])('a result_info %s says nothing about the list', (info) => {
  const reading = read(`{"success":true,"result":[],"result_info":${info}}`);
  expect(reading).toMatchObject({ envelope: { info: {} } });
});

test('errors of any shape are read as far as they go', () => {
  const reading = read(
    '{"success":false,"errors":[{"code":"7","message":1},null,{"code":9,"message":"no"}]}',
  );
  expect(reading).toMatchObject({
    envelope: {
      errors: [
        { code: 7, message: '' },
        { code: 9, message: 'no' },
      ],
    },
  });
});

test('a byte order mark does not damage an envelope', () => {
  expect(read('\ufeff{"success":true,"result":[]}').kind).toBe('envelope');
});

test.each([
  ['{"success":tr', 'cut-short'],
  ['<html>', 'not-one'],
  ['', 'not-one'],
  ['null', 'not-one'],
  ['[{"success":true}]', 'not-one'],
  ['{"success":1}', 'not-one'],
])('an answer %j is not an envelope', (text, kind) => {
  expect(read(text).kind).toBe(kind);
});

test.each([
  ['in a row', '{"success":true,"result":[{"id":"a","status":"accepted","status":"pending"}]}', 'result[0]'],
  ['escaped another way', '{"success":true,"result":[{"id":"a","\\u0069d":"b"}]}', 'result[0]'],
  ['around the result', '{"success":false,"result":[],"success":true}', 'the top'],
])('an answer that has a key twice %s is not read', (_, text, where) => {
  const reading = read(text);
  expect(reading).toMatchObject({
    kind: 'not-one',
    why: expect.stringContaining(`twice in one object, at ${where}`),
  });
});
