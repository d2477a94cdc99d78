import { join } from 'node:path';
import { expect, test } from 'vitest';
import { grantlens, startSandboxProcess } from './program.ts';
import { env, ownFolder } from './snapshot-folder.ts';

const fixture = ['--fixture', 'north-harbour'];

test('a sandbox of an earlier quarter serves the account as it was then, and diff says what changed since', async () => {
  const folder = await ownFolder();
  const files: string[] = [];
  for (const when of [['--when', 'q3'], []]) {
    const sandbox = await startSandboxProcess(...fixture, ...when);
    const file = join(folder, `${when.length}.snapshot.json`);
    const taken = await grantlens(['snapshot', '--api-base', sandbox.baseUrl, '--out', file, '--quiet'], {
      env,
    });
    expect(taken).toMatchObject({ code: 0, out: `${file}\n` });
    await sandbox.stop();
    files.push(file);
  }
  const [before = '', after = ''] = files;
  const listed = await grantlens(['list', 'members', 'tom.rask', '-s', before]);
  expect(listed).toMatchObject({ code: 0, out: expect.stringContaining('tom.rask@northharbour.example') });
  expect((await grantlens(['list', 'members', 'tom.rask', '-s', after])).code).toBe(2);
  const { code, out } = await grantlens(['diff', before, after]);
  expect(code).toBe(2);
  expect(out).toContain('tom.rask@northharbour.example: active → not there (left the account)');
}, 120_000);

test('a sandbox refuses a time that its fixture does not know, and names those that it knows', async () => {
  const { code, out, err } = await grantlens(['sandbox', '--port', '0', ...fixture, '--when', 'q1']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: .*q1.*q3.*\.\n$/);
});
