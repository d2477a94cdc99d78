import { expect, test } from 'vitest';
import { openWithBesides } from '../besides.fixture.ts';
import { outcome, outcomeOn, tokenRow } from '../outcome.fixture.ts';

const id = 'token-of-application';
const made = (fields: Readonly<Record<string, unknown>>) => ({ accountTokens: [tokenRow('a', fields)] });
const byApplication = { provisioner_type: 'com.cloudflare.api.oauthtoken', provisioner_id: 'c1' };

test('a token that an application made is found, with the name of one that the account owns', () => {
  expect(outcome(id, made({ ...byApplication, creator_email_at_creation: 'ada@example.com' })).what).toEqual([
    'token:Token a was made for ada@example.com by the application c1.',
  ]);
  const access = openWithBesides(made(byApplication), {
    oauthClients: [{ client_id: 'c1', client_name: 'Till' }],
  });
  expect(outcomeOn(id, access).what).toEqual([
    'token:Token a was made by the application Till, which the account owns.',
  ]);
});

test('a token that somebody made is clean, whatever else is said of its making', () => {
  for (const fields of [{}, { provisioner_type: 'user', provisioner_id: 'u1' }, { provisioner_type: null }])
    expect(outcome(id, made(fields)).status).toBe('clean');
  expect(outcome(id, made({}), { accountTokens: 'failed' }).status).toBe('not-evaluated');
});
