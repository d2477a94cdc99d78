import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome, tokenRow } from '../outcome.fixture.ts';

const id = 'token-of-stranger';
const madeBy = (email: unknown, name = 'a') => tokenRow(name, { creator_email_at_creation: email });
const members = [memberRow('ada')];

test('a token whose maker is not a member is found', () => {
  const accountTokens = [madeBy('gone@example.com'), madeBy('ADA@example.com', 'b'), tokenRow('c')];
  expect(outcome(id, { members, accountTokens })).toMatchObject({
    status: 'found',
    examined: 2,
    unexamined: 1,
    what: ['token:Token a was made by gone@example.com, who is not a member of the account.'],
  });
});

test('a token whose maker was invited again, or is written in other letters, is clean', () => {
  const invited = { ...memberRow('ada'), status: 'pending' };
  expect(outcome(id, { members: [invited], accountTokens: [madeBy('Ada@Example.com')] }).status).toBe(
    'clean',
  );
});

test('a maker is not called a stranger where a member may not have been seen', () => {
  const rows = { members, accountTokens: [madeBy('gone@example.com')] };
  expect(outcome(id, rows, { members: 'partial' })).toMatchObject({ status: 'not-evaluated', what: [] });
  const nameless = { ...rows, members: [...members, { id: 'x', status: 'accepted', policies: [] }] };
  expect(outcome(id, nameless)).toMatchObject({ status: 'not-evaluated', what: [] });
});

test.each([null, undefined, '', 7])('a token whose maker is shown as %j is not judged', (email) => {
  expect(outcome(id, { members, accountTokens: [madeBy(email)] })).toMatchObject({ examined: 0, what: [] });
});
