import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFixture } from './read-fixture.ts';

async function fixture(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fixture-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'account.yaml'), text);
  return folder;
}

test('lists that are empty or left out do not matter, and rows stay what they are', async () => {
  const folder = await fixture(`
account: { id: abc, name: Shop }
members: [{ id: m, policies: null }, odd]
userGroups:
userGroupMembers: { g: [m], h: }
`);
  expect(await readFixture(folder)).toEqual({
    account: { id: 'abc', name: 'Shop' },
    members: [{ id: 'm', policies: null }, 'odd'],
    userGroupMembers: { g: ['m'], h: null },
  });
});

test.each([
  ['account: {}', /at account\.id/],
  ['account: { id: a }\nmembres: []', /membres/],
  ['account: { id: a }\nrefuse: [everything]', /at refuse\.0/],
  [
    'account: { id: a }\nzones: [{ id: 12345 }]',
    /at zones\.0: its id was read as a number, so it needs quotes/,
  ],
  ['account: [', /neither YAML nor JSON: .* at line 1/],
])('a fixture with %j is refused with a sentence that says where', async (text, sentence) => {
  const folder = await fixture(text);
  await expect(readFixture(folder)).rejects.toThrow(sentence);
});

test('a folder that is not a fixture is refused with a sentence', async () => {
  await expect(readFixture('/nowhere')).rejects.toMatchObject({ name: 'FixtureError', code: 'missing' });
});

test('a fixture is read as it was at an earlier time: rows as they were, without those that came later', async () => {
  const folder = await fixture(`
account: { id: abc }
members: [{ id: m, status: accepted }, { id: new }]
accountTokens: [{ id: t }, { id: u }]
userGroupMembers: { g: [m, new], h: [m] }
`);
  await writeFile(
    join(folder, 'account.spring.yaml'),
    `
gone: { members: [new], accountTokens: [u] }
members: [{ id: m, status: pending }, { id: left }]
userGroupMembers: { g: [m] }
`,
  );
  expect(await readFixture(folder, { when: 'spring' })).toMatchObject({
    members: [{ id: 'm', status: 'pending' }, { id: 'left' }],
    accountTokens: [{ id: 't' }],
    userGroupMembers: { g: ['m'], h: ['m'] },
  });
});

test('an earlier time that a fixture does not know is refused with those it knows', async () => {
  const none = await fixture('account: { id: abc }');
  await expect(readFixture(none, { when: 'q3' })).rejects.toThrow(/at "q3"; it knows no earlier time/);
  await writeFile(join(none, 'account.q1.yaml'), 'members: []');
  await writeFile(join(none, 'account.q2.yaml'), 'zones: []');
  await expect(readFixture(none, { when: '../q3' })).rejects.toThrow(/it knows q1, q2/);
  await expect(readFixture(none, { when: 'q2' })).rejects.toThrow(/q2\.yaml is not a fixture/);
});
