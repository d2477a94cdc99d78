import { expect, test } from 'vitest';
import { credentialFrom } from './credential.ts';

test('a token becomes a bearer header, without the line break of its file', () => {
  expect(credentialFrom({ token: '  abc-123\n' })).toEqual({
    kind: 'token',
    headers: { authorization: 'Bearer abc-123' },
    secret: 'abc-123',
  });
});

test('a global key goes with the e-mail address it belongs to', () => {
  const { headers, secret } = credentialFrom({ key: 'k', email: 'me@example.com' });
  expect(headers).toEqual({ 'x-auth-email': 'me@example.com', 'x-auth-key': 'k' });
  expect(secret).toBe('k');
});

test.each(['', ' \n'])('the empty text %j is not a credential', (token) => {
  expect(() => credentialFrom({ token })).toThrow(expect.objectContaining({ code: 'credential-missing' }));
  expect(() => credentialFrom({ key: 'k', email: token })).toThrow(/e-mail/);
});

test.each(['two words', 'a\r\nx-evil: 1', 'tab\there', 'nul\0', 'grün', 'smart’quote'])(
  'a token that a header cannot carry is refused, and not repeated: %j',
  (token) => {
    const attempt = () => credentialFrom({ token });
    expect(attempt).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(attempt).not.toThrow(token);
  },
);
