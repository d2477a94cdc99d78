import { expect, test } from 'vitest';
import { matchedBy, type PersonSeen, peopleAcross } from './people-across.ts';

const seen = (userId: string | null, email: string | null): PersonSeen => ({ userId, email });
const [old, renamed] = [seen('u1', 'ada@one.example'), seen('u1', 'Ada@two.example')];

test('a person whose e-mail address differs by account is one by the user id, and has every address', () => {
  const people = peopleAcross([renamed, old]);
  expect(people.of(old)).toBe(people.of(renamed));
  expect(people.of(old)).toMatchObject({ userId: 'u1', emails: ['ada@one.example', 'ada@two.example'] });
});

test('an invitation without a user id joins the only person with its e-mail address, whatever its case', () => {
  const invited = seen(null, 'ADA@one.example');
  const people = peopleAcross([old, invited]);
  expect(people.of(invited)).toBe(people.of(old));
  expect([matchedBy(invited), matchedBy(old)]).toEqual(['e-mail', 'user id']);
});

test('an invitation is a person by its e-mail address where two user ids have that, and all of them say so', () => {
  const [other, invited] = [seen('u2', 'ada@one.example'), seen(null, 'ada@one.example')];
  const people = peopleAcross([old, other, invited]);
  expect([old, other, invited].map((one) => people.of(one)?.key)).toEqual([
    'user u1',
    'user u2',
    'e-mail ada@one.example',
  ]);
  expect([old, other, invited].map((one) => people.of(one)?.sharesEmail)).toEqual([true, true, true]);
});

test('invitations to one e-mail address are one person though no account shows a user id', () => {
  const [one, two] = [seen(null, 'bo@one.example'), seen(null, 'Bo@one.example')];
  const people = peopleAcross([one, two]);
  expect(people.of(one)).toBe(people.of(two));
  expect(people.of(one)).toMatchObject({ userId: null, sharesEmail: false });
});

test('a member without user id and e-mail address is nobody across accounts', () => {
  expect(peopleAcross([seen(null, null)]).of(seen(null, null))).toBeNull();
});
