import { expect, test } from 'vitest';
import { replacementReply } from './replacement.ts';

test('a status comes with an envelope, a page, nothing, or nonsense', () => {
  const reply = (body: 'envelope' | 'web-page' | 'empty' | 'not-json') =>
    replacementReply({ kind: 'status', status: 503, body });
  expect(JSON.parse(reply('envelope').body ?? '')).toMatchObject({ success: false, result: null });
  expect(reply('web-page').headers['Content-Type']).toMatch(/^text.html/);
  expect(reply('empty')).toEqual({ status: 503, headers: {}, body: '' });
  expect(() => JSON.parse(reply('not-json').body ?? '')).toThrow(SyntaxError);
});

test('a refusal has the error code of the live API where one is known', () => {
  const error = (status: number) =>
    JSON.parse(replacementReply({ kind: 'status', status, body: 'envelope' }).body ?? '').errors[0].code;
  expect([error(401), error(403), error(429), error(502)]).toEqual([10000, 10000, 971, 502]);
});

test('Retry-After is sent as it is written, also when it is not a number', () => {
  const fault = { kind: 'status', status: 429, body: 'empty', retryAfter: 'soon' } as const;
  expect(replacementReply(fault).headers).toEqual({ 'Retry-After': 'soon' });
});

test('a status that has no body gets none', () => {
  expect(replacementReply({ kind: 'status', status: 204, body: 'envelope' }).body).toBeNull();
});

test('a redirect says where to, and a text comes as if it were JSON', () => {
  expect(replacementReply({ kind: 'redirect', location: 'https://example.com/' })).toMatchObject({
    status: 302,
    headers: { Location: 'https://example.com/' },
  });
  expect(replacementReply({ kind: 'body', text: '{"success":' })).toEqual({
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: '{"success":',
  });
});
