import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-ask-'));
  const write = (name: string, snapshot: Snapshot) =>
    writeFile(join(folder, name), encodeSnapshot(snapshot, 'json'));
  const q4 = await takeSnapshot('north-harbour');
  const q3 = await takeEarlierSnapshot('north-harbour', 'q3');
  await write('q4.json', at('2026-11-30T09:00:00Z', q4));
  await write('q3.json', at('2026-08-31T09:00:00Z', q3));
  await write('old.json', at('2026-02-28T09:00:00Z', q3));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The same snapshot, of another time. */
function at(end: string, snapshot: Snapshot): Snapshot {
  return seal({ ...snapshot, takenAt: { start: end, end } });
}

function run(...args: readonly string[]) {
  return grantlens(args, { env: { GRANTLENS_SNAPSHOT: 'q4.json' }, cwd: folder });
}

/** The words of the command that standard error names, as a shell takes it apart. */
function commandIn(err: string): readonly string[] {
  const [, command = ''] = /^same as: grantlens (.*)$/m.exec(err) ?? [];
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

const everyFormat = ['table', 'json', 'csv'];
test.each([
  ['who can edit billing'],
  ['which tokens can write workers'],
  ['who has no second factor and can change billing', '--include-pending', '--explain'],
  ["why can't kai edit dns on every zone"],
  ['what changed since last quarter for Marketing', '--previous', 'old.json', 'q3.json'],
  ['what would happen if group NH-Web-Platform were deleted', '--exit-zero', '--max-size', '9M'],
  ['can the token dns-sync edit dns on pay', '-s', 'q4.json', '--allow-modified'],
])(
  'the command that ask names has its output and its exit code, whatever the format: %s',
  async (...args) => {
    for (const format of everyFormat) {
      const asked = await run('ask', ...args, '-o', format);
      const command = commandIn(asked.err);
      expect(command.length).toBeGreaterThan(1);
      const meant = await run(...command);
      expect({ out: asked.out, code: asked.code }).toEqual({ out: meant.out, code: meant.code });
      expect(asked.code).not.toBe(1);
      expect(asked.err).toContain(meant.err);
    }
  },
);

test('ask in markdown is the comment of the command that it names, where what changes is asked', async () => {
  const marked = ['-o', 'markdown'];
  for (const args of [
    ['what changed since last quarter', '--previous', 'old.json', 'q3.json'],
    ['what would happen if group NH-Web-Platform were deleted'],
  ]) {
    const asked = await run('ask', ...args, ...marked);
    const meant = await run(...commandIn(asked.err));
    expect({ out: asked.out, code: asked.code }).toEqual({ out: meant.out, code: 2 });
    expect(asked.out).toMatch(/^<!-- grantlens:\w+ -->\n/);
  }
  const refused = await run('ask', 'who can edit billing', ...marked);
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' });
  expect(refused.err).toMatch(/^grantlens: the question means "who-can", [^\n]*\n$/);
});

test('ask without an earlier snapshot says in one sentence what to give for a question of time', async () => {
  const { code, out, err } = await run('ask', 'what changed since last quarter for Marketing');
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^grantlens: [^\n]*name the earlier one with --previous FILE[^\n]*\n$/);
});

test.each([
  ['last quarter', 'q3.json', null],
  ['q3', 'q3.json', null],
  ['2026-02-28', 'old.json', null],
  ['february', 'old.json', null],
  ['the last review', 'q3.json', null],
  ['last week', 'q3.json', 'changes from before that are in the answer'],
  ['june', 'old.json', 'changes from before that are in the answer'],
  ['2025-12-24', 'old.json', 'changes until then are not in the answer'],
])('ask takes the earlier snapshot that the sentence means: since %s it is %s', async (time, file, note) => {
  const { err } = await run('ask', `what changed since ${time}`, '--previous', 'q3.json', 'old.json');
  expect(commandIn(err)).toEqual(['diff', file, 'q4.json']);
  if (note === null) expect(err).not.toContain('note:');
  else expect(err).toContain(note);
});

test.each([
  ['who is the king', /"who is" was understood, but "the king" is not the name of one role/],
  [
    "who can't edit dns on pay",
    /it understood "who", "can't", "edit", "dns" \(permissions\), "on", "pay" \(a zone\)/,
  ],
  ['who can edit dns on exmple.com', /there is no zone or resource "exmple.com"/],
])(
  'ask refuses what it does not understand, with three sentences that it answers: %s',
  async (sentence, reason) => {
    const { code, out, err } = await run('ask', sentence);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(reason);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    const near = /; ask like (.*); see/.exec(err)?.[1] ?? '';
    const sentences = [...near.matchAll(/"([^"]+)"/g)].map(([, one = '']) => one);
    expect(sentences).toHaveLength(3);
    for (const one of sentences) expect((await run('ask', one)).code).not.toBe(1);
  },
);

test('who-can lists only principals of a kind, and only members without a second factor', async () => {
  const principalsOf = async (...options: readonly string[]) => {
    const { out } = await run(
      'who-can',
      'dns_records:edit',
      'tickets.northharbour.example',
      '-o',
      'json',
      ...options,
    );
    const { query, results } = JSON.parse(out);
    return {
      query,
      kinds: results.map((row: { principal: { kind: string } }) => row.principal.kind),
      results,
    };
  };
  const everybody = await principalsOf();
  const tokens = await principalsOf('--kind', 'token');
  const members = await principalsOf('--kind', 'member');
  expect(new Set(tokens.kinds)).toEqual(new Set(['token']));
  expect(new Set(members.kinds)).toEqual(new Set(['member']));
  expect(tokens.kinds.length + members.kinds.length).toBe(everybody.kinds.length);
  expect([tokens.query.of, members.query.of, everybody.query.of]).toEqual(['token', 'member', undefined]);
  const without = await principalsOf('--without', 'two-factor');
  const wanted = new Set(['break-glass@northharbour.example', 'hamish.orr@northharbour.example']);
  expect(
    new Set(without.results.map((row: { principal: { email: string } }) => row.principal.email)),
  ).toEqual(wanted);
  expect(without.results.every((row: { twoFactor: boolean }) => row.twoFactor === false)).toBe(true);
});

test('a member of whom no second factor is shown may be without one, and the answer says so', async () => {
  const snapshot = structuredClone(await takeSnapshot('north-harbour')) as Snapshot;
  const rows = snapshot.collections.members.items as { user: Record<string, unknown>; email?: string }[];
  const greta = rows.find(({ user }) => String(user.email).startsWith('greta'));
  delete greta?.user.two_factor_authentication_enabled;
  await writeFile(join(folder, 'hidden.json'), encodeSnapshot(seal(snapshot), 'json'));
  const asked = ['who-can', 'dns_records:edit', 'booking.northharbour.example', '--without', 'two-factor'];
  const { code, out, err } = await run(...asked, '-s', 'hidden.json');
  expect(code).toBe(3);
  expect(out).toMatch(/greta\.lund\S+ +\? +allowed/);
  expect(out).toContain('2 principals can; 1 more is unknown');
  expect(err).toContain('not seen: whether greta.lund@northharbour.example has a second factor');
  const tokens = await run(...asked.slice(0, 3), '--kind', 'token', '-s', 'hidden.json');
  expect(tokens.code).toBe(0);
});

test('diff lists only what changed for somebody, or for those who were or are in a user group', async () => {
  const changed = async (...options: readonly string[]) => {
    const { out, code } = await run('diff', 'q3.json', 'q4.json', '-o', 'json', ...options);
    const { query, results } = JSON.parse(out);
    const who = results.map(
      (row: { principal: { email?: string; name?: string } }) => row.principal.email ?? row.principal.name,
    );
    return { code, query, who: new Set(who), results };
  };
  const all = await changed();
  const lena = await changed('--for', 'lena');
  expect(lena.who).toEqual(new Set(['lena.voss@kelp-and-cable.example']));
  expect(lena.results).toEqual(
    all.results.filter((row: { principal: { email?: string } }) => row.principal.email?.startsWith('lena')),
  );
  const group = await changed('--for', 'group Summer interns 2024');
  expect(group.who).toEqual(new Set(['xenia.roe@northharbour.example']));
  expect(group.query.for.userGroup.name).toBe('Summer interns 2024');
  const gone = await changed('--for', 'tom.rask');
  expect(gone.who).toEqual(new Set(['tom.rask@northharbour.example']));
  expect((await changed('--for', 'astrid')).code).toBe(0);
  expect((await run('diff', 'q3.json', 'q4.json', '--for', 'nobody.there')).err).toMatch(
    /no member or user group/,
  );
});

test('an answer to a narrowed question has the published form', async () => {
  const schema = JSON.parse(
    await readFile(new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false }).compile(schema);
  for (const args of [
    ['who-can', 'dns_records:edit', 'zone:*', '--without', 'two-factor'],
    ['who-can', 'dns_records:edit', 'zone:*', '--without', 'two-factor', '--each'],
    ['who-can', 'dns_records:edit', 'account', '--kind', 'member'],
    ['diff', 'q3.json', 'q4.json', '--for', 'Marketing'],
    ['diff', 'q3.json', 'q4.json', '--for', 'lena'],
  ]) {
    validate(JSON.parse((await run(...args, '-o', 'json')).out));
    expect(validate.errors ?? []).toEqual([]);
  }
});
