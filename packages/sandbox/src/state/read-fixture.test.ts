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
])('%j is refused with a sentence that says where', async (text, sentence) => {
  const folder = await fixture(text);
  await expect(readFixture(folder)).rejects.toThrow(sentence);
});

test('a folder that is no fixture says so', async () => {
  await expect(readFixture('/nowhere')).rejects.toMatchObject({ name: 'FixtureError', code: 'missing' });
});
