import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const hasOpenSsh = spawnSync('ssh-keygen', ['-?']).error === undefined;

let folder: string;
const at = (...names: readonly string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-signature-'));
  for (const name of ['ours', 'theirs'])
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'auditor@example.com', '-f', at(name)]);
  await writeFile(at('s.json'), encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
  await grantlens(['report', '-s', at('s.json'), '--out', at('review'), '--sign', at('ours')]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.skipIf(!hasOpenSsh)(
  'a signed package is verified with the key, and is not verified with another key',
  async () => {
    const ours = await grantlens(['verify', at('review'), '--key', at('ours.pub')]);
    expect(ours).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^signature +good, by ED25519 key SHA256:/m),
    });
    const theirs = await grantlens(['verify', at('review'), '--key', at('theirs.pub')]);
    expect(theirs).toMatchObject({
      code: 2,
      out: expect.stringContaining('manifest.json.sig: it is not a signature'),
    });
  },
);

test.skipIf(!hasOpenSsh)('verify says whose key signed a package also where none is passed', async () => {
  const { code, out } = await grantlens(['verify', at('review')]);
  expect(code).toBe(0);
  expect(out).toMatch(/^signature +good, by ED25519 key SHA256:\S+; whose that is, --key FILE tells$/m);
});

test.skipIf(!hasOpenSsh)('the signature of a package is verified by ssh-keygen as well', async () => {
  await writeFile(at('signers'), `auditor@example.com ${await readFile(at('ours.pub'), 'utf8')}`);
  const args = ['-Y', 'verify', '-f', at('signers'), '-I', 'auditor@example.com', '-n', 'file'];
  const { status } = spawnSync('ssh-keygen', [...args, '-s', at('review', 'manifest.json.sig')], {
    input: await readFile(at('review', 'manifest.json')),
  });
  expect(status).toBe(0);
});

test.skipIf(!hasOpenSsh)(
  'a package is not verified with the signature of another, nor without any',
  async () => {
    await cp(at('review'), at('other'), { recursive: true });
    await rm(at('other', 'manifest.json.sig'));
    const gone = await grantlens(['verify', at('other'), '--key', at('ours.pub')]);
    expect(gone).toMatchObject({ code: 2, out: expect.stringContaining('there is none to check') });
    await grantlens([
      'report',
      '-s',
      at('s.json'),
      '--format',
      'json',
      '--out',
      at('json'),
      '--sign',
      at('ours'),
    ]);
    await cp(at('json', 'manifest.json.sig'), at('other', 'manifest.json.sig'));
    expect(await grantlens(['verify', at('other'), '--key', at('ours.pub')])).toMatchObject({ code: 2 });
  },
);

test.skipIf(!hasOpenSsh)('a signed package is never replaced by one that is not signed', async () => {
  const { code, err } = await grantlens(['report', '-s', at('s.json'), '--out', at('review')]);
  expect(code).toBe(1);
  expect(err).toContain('manifest.json.sig');
});

test.skipIf(!hasOpenSsh)(
  'verify with a key where there is no room for temporary files is refused in a sentence',
  async () => {
    for (const place of [at('not-there'), at('ours.pub'), '/proc']) {
      const { code, out, err } = await grantlens(['verify', at('review'), '--key', at('ours.pub')], {
        env: { TMPDIR: place },
      });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^grantlens: cannot keep the key in .+ for ssh-keygen, see TMPDIR: [^\n]+\.\n$/);
    }
  },
);

test.skipIf(!hasOpenSsh)('verify with a key that is not a public key is refused', async () => {
  const { code, err } = await grantlens(['verify', at('review'), '--key', at('ours')]);
  expect(code).toBe(1);
  expect(err).toContain('is not a file of public keys');
});
