import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { type Besides, openWithBesides } from '../besides.fixture.ts';
import { outcomeOn, userGroups } from '../outcome.fixture.ts';

const id = 'access-outside-identity-provider';
const person = (name: string) => ({ ...memberRow(name), user: { id: `u-${name}` } });
const invited = { ...memberRow('cy'), status: 'pending', user: { id: null } };
const rows = {
  members: [person('ada'), person('bo'), invited],
  ...userGroups({ id: 'g', members: ['ada', 'bo', 'cy'] }, { id: 'h', members: ['bo'] }),
};
const managed = (name: string) => ({ id: `u-${name}`, userName: `${name}@example.com`, externalId: 'x' });
const groups = [{ id: 'g', externalId: 'x-g' }, { id: 'h' }];
const outcomeWith = (besides: Besides) => outcomeOn(id, openWithBesides(rows, besides));

test('a member of a managed user group whom the identity provider does not manage is found', () => {
  expect(outcomeWith({ scimUsers: [managed('ada')], scimGroups: groups })).toMatchObject({
    status: 'found',
    examined: 2,
    what: [
      'bo@example.com is in the user group Team g, which the identity provider manages, and is not managed by it.',
    ],
  });
});

test('a managed user group is clean where the identity provider manages everybody who accepted', () => {
  const both = { scimUsers: [managed('ada'), managed('bo')], scimGroups: groups };
  expect(outcomeWith(both)).toMatchObject({ status: 'clean', examined: 2 });
});

test('nobody is judged where the identity provider gives ids to nobody, or users were not all read', () => {
  const nobody = { id: 'u-ada', userName: 'ada@example.com' };
  expect(outcomeWith({ scimUsers: [nobody], scimGroups: groups })).toMatchObject({ examined: 0, what: [] });
  for (const status of ['partial', 'forbidden', 'skipped'] as const)
    expect(outcomeWith({ scimUsers: status, scimGroups: groups })).toMatchObject({
      status: 'not-evaluated',
      what: [],
    });
});
