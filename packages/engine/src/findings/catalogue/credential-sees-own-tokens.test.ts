import { expect, test } from 'vitest';
import { accountKey } from '../../raw-account.fixture.ts';
import { openWithBesides } from '../besides.fixture.ts';
import { outcomeOn, tokenGroupRow, tokenPolicy, tokenRow } from '../outcome.fixture.ts';

const id = 'credential-sees-own-tokens';
const readBy = (credential: string, ...groups: readonly Readonly<Record<string, unknown>>[]) =>
  openWithBesides(
    { accountTokens: [tokenRow('own', { policies: [tokenPolicy('p', groups, accountKey)] })] },
    {},
    { source: { apiBase: 'https://api.example', credential: { kind: 'account-token', id: credential } } },
  );
const provisioning = { id: 'x', name: 'API Token Provisioning', scopes: ['com.cloudflare.api.account'] };

test('a snapshot by a credential that sees its own tokens only is found, and its tokens are partial', () => {
  const access = readBy('own', provisioning);
  expect(outcomeOn(id, access)).toMatchObject({
    status: 'found',
    what: [
      'Not all tokens of the account were seen: the credential sees the tokens that it made itself only, by its own policies.',
    ],
  });
  const tokens = access.account.coverage.find(({ collection }) => collection === 'accountTokens');
  expect(tokens).toMatchObject({ status: 'partial', seesPart: true });
});

test('a credential that reads all tokens is clean, and one that is not among them is not judged', () => {
  const reads = tokenGroupRow('r', ['account_api_tokens:read']);
  expect(outcomeOn(id, readBy('own', reads)).status).toBe('clean');
  expect(outcomeOn(id, readBy('another', reads))).toMatchObject({ status: 'not-evaluated', examined: 0 });
});
