import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { rewritten } from '@grantlens/testkit/internal';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let snapshot: Snapshot;
let now: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-changes-comment-'));
  snapshot = await takeSnapshot('north-harbour');
  now = await write('now.json', snapshot);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, one: Snapshot): Promise<string> {
  await writeFile(join(folder, name), encodeSnapshot(one, 'json'));
  return join(folder, name);
}

const rendered = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

const comment = async (...edits: readonly string[]) => {
  const { out, code } = await grantlens(['what-if', ...edits, '-s', now, '-o', 'markdown']);
  return { lines: out.split('\n'), code, out };
};

test('a comment begins with its marker and a line of who gains and who loses, privileged access first', async () => {
  const everything =
    'grant Super Administrator - All Privileges on account to quinn.ash@northharbour.example';
  const { lines, code, out } = await comment('remove group Marketing', everything);
  expect(code).toBe(2);
  expect(lines.slice(0, 2)).toEqual([
    `<!-- grantlens:${snapshot.account.id} -->`,
    '**1 gains access (privileged access: 1); 3 lose access**',
  ]);
  expect(lines.filter((line) => line.startsWith('####'))).toEqual([
    '#### Gains privileged access',
    '#### Gains access',
    '#### Loses access',
  ]);
  expect(lines).toContain('- `quinn.ash@northharbour.example`: super-administrator');
  expect(out).toContain('<details><summary>21 changes of access</summary>');
  expect(lines).toContain('    - loses `Domain DNS` on `night-ferry.example`: allowed → not-granted');
});

test('a comment says that nobody’s access changes, and exits with 0', async () => {
  const { lines, code } = await comment('disable token dns-sync');
  expect(code).toBe(0);
  expect(lines[1]).toBe('**Nobody’s access changes**');
});

test('who accepts an invitation to a privilege gains privileged access', async () => {
  const invited = rewritten(snapshot, 'members', (row) =>
    row.email === 'break-glass@northharbour.example' ? { ...row, status: 'pending' } : row,
  );
  const file = await write('invited.json', invited);
  const { out } = await grantlens(['what-if', 'accept break-glass', '-s', file, '-o', 'markdown']);
  expect(out.split('\n')).toContain('- `break-glass@northharbour.example`: super-administrator');
});

test('no name in a comment is anything but text, whatever it is', async () => {
  const hostile = '</details>|`x` @octocat\n# title <script>alert(1)</script> ![i](http://evil.example/x)';
  const named = rewritten(snapshot, 'userGroups', (row) =>
    row.name === 'Marketing' ? { ...row, name: hostile } : row,
  );
  const [one, other] = [await write('hostile.json', named), now];
  for (const files of [
    [one, other],
    [other, one],
  ]) {
    const { out } = await grantlens(['diff', ...files, '-o', 'markdown']);
    expect(out.split('\n')[0]).toMatch(/^<!-- grantlens:/);
  }
  const { out } = await grantlens([
    ...['what-if', `remove group 0c4dc25e59133a3a01ef253030e656c4`, '-s', one, '-o', 'markdown'],
  ]);
  const html = rendered(out);
  const outside = html.replace(/<code>[^<]*<\/code>/g, '');
  expect(html).toContain('&lt;script&gt;');
  expect(outside).not.toMatch(/octocat|script|evil|<img|<h1/);
  expect(html.match(/<details>/g)).toHaveLength(1);
  expect(html.match(/<\/details>/g)).toHaveLength(1);
});

test('a comment says what was not seen, and a long one what was left out', async () => {
  const hidden = await write(
    'hidden.json',
    rewritten(snapshot, 'members', (row) => ({ ...row, policies: null, roles: null })),
  );
  const unseen = await grantlens(['diff', now, hidden, '-o', 'markdown']);
  expect(unseen.code).toBe(3);
  expect(unseen.out).toMatch(/^- `not seen: /m);
  expect(unseen.out).toMatch(/^\*\*.*\d+ may gain or lose access\*\*$/m);

  const groups = Array.from(
    { length: 700 },
    (_, at) => `new member ${'m'.repeat(60)}${at}@example.com in Marketing`,
  );
  await writeFile(join(folder, 'many.txt'), groups.join('\n'));
  const { out } = await comment('--edits', join(folder, 'many.txt'));
  expect(out.length).toBeLessThanOrEqual(60_001);
  expect(out).toMatch(/^_Left out: \d+ rows, for a comment has at most 60,000 characters\./m);
  expect(rendered(out).match(/<details>/g)?.length).toBe(rendered(out).match(/<\/details>/g)?.length);
});

test('a comment is refused of an answer that is not about changes', async () => {
  const { code, err } = await grantlens([
    'who-can',
    'dns_records:edit',
    'account',
    '-s',
    now,
    '-o',
    'markdown',
  ]);
  expect(code).toBe(1);
  expect(err).toMatch(/--output cannot be "markdown"/);
});
