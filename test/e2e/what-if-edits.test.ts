import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let snapshot: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-what-if-edits-'));
  snapshot = join(folder, 'now.json');
  await writeFile(snapshot, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const whatIf = (args: readonly string[], input?: string) =>
  grantlens(['what-if', ...args, '-s', snapshot], input === undefined ? {} : { input });

const file = async (text: string | Uint8Array): Promise<string> => {
  const path = join(folder, 'edits.txt');
  await writeFile(path, text);
  return path;
};

const rosa = 'rosa.lind@northharbour.example';

test('the edits of a file, of standard input and of the command line are one answer', async () => {
  const edits = ['remove group Marketing', 'accept invitations'];
  const path = await file(`# quarter end\n${edits.join('\n\n')}\n`);
  const [said, read, piped] = await Promise.all([
    whatIf([...edits, '-o', 'json']),
    whatIf(['--edits', path, '-o', 'json']),
    whatIf(['--edits', '-', '-o', 'json'], edits.join('\r\n')),
  ]);
  expect(said?.code).toBe(2);
  expect(JSON.parse(said?.out ?? '').query.edits).toHaveLength(2);
  expect([read, piped].map((one) => ({ code: one?.code, out: one?.out }))).toEqual(
    [said, said].map((one) => ({ code: one?.code, out: one?.out })),
  );
});

test('an edit of a file that cannot be read is an error with its line, and nothing is answered', async () => {
  const path = await file(`accept invitations\n\nremove group Marketing\nadd ${rosa} to Marketing\n`);
  expect(await whatIf(['--edits', path])).toEqual({
    code: 1,
    out: '',
    err: expect.stringMatching(/^grantlens: line 4 of \S+edits\.txt: there is no user group "Marketing"/),
  });
  const odd = await whatIf(['--edits', '-'], 'rename zone a to b');
  expect(odd.err).toMatch(/^grantlens: line 1 of standard input: "rename zone a to b" is not an edit/);
});

test('a file without an edit, one that is too large or not UTF-8, and edits from two sources are refused', async () => {
  const errors = [
    await whatIf(['--edits', await file('# nothing\n')]),
    await whatIf(['--edits', await file('x'.repeat(2 ** 20 + 1))]),
    await whatIf(['--edits', await file(new Uint8Array([0x61, 0x0a, 0xff]))]),
    await whatIf(['--edits', 'edits.txt', 'accept invitations']),
    await whatIf([]),
  ].map(({ code, out, err }) => (code === 1 && out === '' ? err : 'was answered'));
  expect(errors).toEqual(
    [
      /there is no edit in/,
      /more than 1 MiB/,
      /line 2 is not UTF-8/,
      /and not both/,
      /there is no edit:/,
    ].map((why) => expect.stringMatching(why)),
  );
});

test('a known edit without effect changes nobody’s access, and exits with 0', async () => {
  for (const edit of [`add ${rosa} to Marketing`, 'disable token dns-sync', `accept ${rosa}`]) {
    const { code, out } = await whatIf([edit]);
    expect([edit, code, out.trimEnd().split('\n').at(-1)]).toEqual([edit, 0, 'no change']);
  }
});

test('what is taken from somebody is lost, unless it is through a user group, which the error names', async () => {
  const taken = await whatIf(['take Domain DNS from Marketing', '-o', 'json']);
  expect(JSON.parse(taken.out).query.edits).toEqual([
    expect.objectContaining({ kind: 'take-permission-group', permissionGroup: expect.anything() }),
  ]);
  expect(taken.code).toBe(2);
  const { code, err } = await whatIf([`take Domain DNS from ${rosa}`]);
  expect(code).toBe(1);
  expect(err).toMatch(/has "Domain DNS" through the user group "Marketing" alone/);
});

test('a token that is enabled can act, as far as its dates let it', async () => {
  const enabled = await whatIf(['enable token dns-sync']);
  expect(enabled.out).toContain('token:dns-sync: inactive → active');
  expect(enabled.code).toBe(2);
  expect((await whatIf(['enable token legacy-ddns'])).out).toContain('no change');
});
