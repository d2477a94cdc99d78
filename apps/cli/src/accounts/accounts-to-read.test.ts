import { credentialFrom } from '@grantlens/fetcher';
import { describe, expect, it } from 'vitest';
import { accountIdsIn } from './accounts-to-read.ts';

const secret = 'Zq3-a-secret-0001';
const read = (text: string) => accountIdsIn(text, 'accounts.txt', credentialFrom({ token: secret }));

describe('a list of accounts', () => {
  it('has one id in a line, each once, and room for remarks', () => {
    expect(read('\uFEFF# ours\r\nabc\r\n\r\n  def  # the shop\nabc\n')).toEqual(['abc', 'def']);
  });

  it('needs at least one', () => {
    expect(() => read('\n# none\n')).toThrow('there is no account id in it');
  });

  it('is refused by the number of a line that is something else, without the line', () => {
    expect(() => read('abc\nid name\n')).toThrow(/: line 2 of it is not one account id$/);
    expect(() => read(`token=${secret}\n`)).toThrow(/: line 1 of it is the credential$/);
  });
});
