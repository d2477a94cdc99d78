import { credentialFrom } from '@grantlens/fetcher';
import { expect, test } from 'vitest';
import { accountIdsIn } from './accounts-to-read.ts';

const secret = 'Zq3-a-secret-0001';
const read = (text: string) => accountIdsIn(text, 'accounts.txt', credentialFrom({ token: secret }));

test('a list of accounts has one id in a line, takes each once, and skips remarks', () => {
  expect(read('\uFEFF# ours\r\nabc\r\n\r\n  def  # the shop\nabc\n')).toEqual(['abc', 'def']);
});

test('a list of accounts without an id is refused', () => {
  expect(() => read('\n# none\n')).toThrow('there is no account id in it');
});

test('a list of accounts is refused by the number of a line that is not an id, without its text', () => {
  expect(() => read('abc\nid name\n')).toThrow(/: line 2 of it is not one account id$/);
  expect(() => read(`token=${secret}\n`)).toThrow(/: line 1 of it is the credential$/);
});
