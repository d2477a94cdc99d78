import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens, program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'grantlens-completion-'));
const marker = join(folder, 'was-carried-out');
/** Names as somebody may choose them who wants a shell to carry them out, or to be taken for something else. */
const hostile = [
  `$(touch ${marker})`,
  `\`touch ${marker}\``,
  `it's "two"; touch ${marker}`,
  'a & b | c > d',
  '~ * ? [x] {y,z} !1',
  'back\\slash',
];
const notOffered = ['new\nline', 'a\u001b[31mred', 'turned \u202e round', '-leading', '--help'];

beforeAll(async () => {
  const snapshot = structuredClone(await takeSnapshot('north-harbour')) as Snapshot;
  const groups = snapshot.collections.userGroups.items as { id: string; name: string }[];
  const [first] = groups;
  if (first === undefined) throw new Error('there are user groups');
  const before = groups.length;
  for (const name of [...hostile, ...notOffered])
    groups.push({ ...first, id: `${groups.length}`.padStart(32, 'f'), name });
  expect(groups.length).toBe(before + hostile.length + notOffered.length);
  writeFileSync(join(folder, 'it.json'), encodeSnapshot(seal(snapshot), 'json'));
  writeFileSync(join(folder, 'grantlens'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** Runs a script in a real shell that knows the program and the snapshot. */
function inShell(shell: string, script: string): string {
  const { stdout, stderr } = spawnSync(shell, shell === 'bash' ? ['--norc', '-c', script] : ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env.PATH ?? ''}`,
      HOME: folder,
      TERM: 'dumb',
      GRANTLENS_SNAPSHOT: join(folder, 'it.json'),
    },
  });
  expect(stderr).toBe('');
  return stdout;
}

/** What bash offers for a line: each candidate as it would stand in the line. */
function bashOffers(line: string): readonly string[] {
  const script = `eval "$(grantlens completion bash)"; COMP_LINE=$1; COMP_POINT=\${#1}; COMP_WORDS=(grantlens); _grantlens; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['--norc', '-c', script, 'bash', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env.PATH ?? ''}`, GRANTLENS_SNAPSHOT: join(folder, 'it.json') },
  });
  return stdout.split('\n').filter((one) => one !== '');
}

test.each([
  ['grantlens comp', ['compare', 'completion']],
  ['grantlens expl', ['explore']],
  ['grantlens list ', ['members', 'groups', 'tokens', 'zones', 'roles', 'permissions']],
  ['grantlens who-can a b --kind ', ['member', 'token']],
  ['grantlens who-can a b --wi', ['--without']],
  ['grantlens who-can a b -o j', ['json', 'jsonl']],
  ['grantlens who-can dns_records:edit tick', ['tickets.northharbour.example']],
  ['grantlens who-can dns_records:re', ['read']],
  ['grantlens can kai.b', ['kai.brennan@kelp-and-cable.example']],
  ['grantlens can kai.brennan@kelp', ['kelp-and-cable.example']],
  ['grantlens what-can token:cert', ['cert-renewal']],
  ['grantlens what-can Network', ['Network\\ Operations']],
  ["grantlens what-can 'Network", ['Network Operations']],
  ['grantlens review sta', ['start', 'status']],
  ['grantlens activ', ['activity']],
  ['grantlens activity kai.b', ['kai.brennan@kelp-and-cable.example']],
  ['grantlens activity token:cert', ['cert-renewal']],
  ['grantlens activity --acc', ['--access']],
  ['grantlens activity kai.b -o j', ['json', 'jsonl']],
  ['grantlens snapshot --activ', ['--activity', '--activity-only']],
])('bash is offered for "%s" what can stand there', (line, candidates) =>
  expect(bashOffers(line)).toEqual(candidates),
);

test('a hostile name is text in bash: what is offered means the name again, and nothing is carried out', () => {
  const offered = bashOffers('grantlens what-can ');
  const meant = offered.map(
    (word) =>
      spawnSync('bash', ['--norc', '-c', `printf '%s' ${word}`], { encoding: 'utf8', cwd: folder }).stdout,
  );
  for (const name of hostile) expect(meant).toContain(name);
  for (const name of notOffered) expect(meant).not.toContain(name);
  for (const quote of ["'", '"']) {
    for (const word of bashOffers(`grantlens what-can ${quote}`)) {
      const line = `printf '%s' ${quote}${word}${quote}`;
      expect(spawnSync('bash', ['--norc', '-c', line], { encoding: 'utf8' }).stdout).toBe(word);
    }
  }
  expect(spawnSync('test', ['-e', marker]).status).not.toBe(0);
});

test.skipIf(!has('zsh'))('zsh reads its script, and is offered names as text', () => {
  const script = `
    compdef() { : }
    eval "$(grantlens completion zsh)"
    compadd() { shift; print -rl -- "$@" }
    words=(grantlens what-can ''); CURRENT=3; _grantlens`;
  const offered = inShell('zsh', script).split('\n');
  for (const name of [...hostile, 'Network Operations']) expect(offered).toContain(name);
  for (const name of notOffered) expect(offered).not.toContain(name);
  expect(spawnSync('test', ['-e', marker]).status).not.toBe(0);
});

test.skipIf(!has('zsh'))('zsh is offered who may have done something, and the options of activity', () => {
  const script = (words: string) => `
    compdef() { : }
    eval "$(grantlens completion zsh)"
    compadd() { shift; print -rl -- "$@" }
    words=(grantlens activity ${words}); CURRENT=3; _grantlens`;
  expect(inShell('zsh', script('kai.b')).trim()).toBe('kai.brennan@kelp-and-cable.example');
  expect(inShell('zsh', script('--acc')).trim()).toBe('--access');
});

test('names are completed from the snapshot that a settings file names', async () => {
  const lines = ['format: grantlens.settings', 'version: 1', 'snapshot: it.json', ''];
  writeFileSync(join(folder, 'ours.yaml'), lines.join('\n'));
  const asked = ['grantlens', 'activity', 'kai.b'];
  for (const [given, env] of [
    [asked, { GRANTLENS_CONFIG: 'ours.yaml' }],
    [['grantlens', '--config', 'ours.yaml', 'activity', 'kai.b'], {}],
  ] as const) {
    const ran = await grantlens(['__complete', 'zsh', ...given], { env, cwd: folder });
    expect(ran).toEqual({ code: 0, out: 'kai.brennan@kelp-and-cable.example\n', err: '' });
  }
  const ran = await grantlens(['__complete', 'zsh', '--no-config', ...asked], { cwd: folder });
  expect(ran.out).toBe('');
});

test.skipIf(!has('fish'))('fish completes with its script, and a hostile name is text', () => {
  const offered = inShell('fish', `grantlens completion fish | source; complete -C 'grantlens what-can '`);
  for (const name of [...hostile, 'Network Operations']) expect(offered.split('\n')).toContain(name);
  const zones = inShell(
    'fish',
    `grantlens completion fish | source; complete -C 'grantlens who-can dns_records:edit tick'`,
  );
  expect(zones.trim()).toBe('tickets.northharbour.example');
  const active = inShell(
    'fish',
    `grantlens completion fish | source; complete -C 'grantlens activity kai.b'; complete -C 'grantlens activity --acc'`,
  );
  expect(active.trim().split('\n')).toEqual(['kai.brennan@kelp-and-cable.example', '--access']);
  expect(spawnSync('test', ['-e', marker]).status).not.toBe(0);
});

test('nothing is completed from a snapshot that is not there or cannot be read', async () => {
  writeFileSync(join(folder, 'broken.json'), '{');
  for (const snapshot of ['none.json', 'broken.json', folder]) {
    const env = { GRANTLENS_SNAPSHOT: snapshot };
    const ran = await grantlens(['__complete', 'zsh', 'grantlens', 'what-can', ''], { env, cwd: folder });
    expect(ran).toEqual({ code: 0, out: '', err: '' });
  }
});

test('completion refuses a shell that it does not know, and names those that it does', async () => {
  const { code, err } = await grantlens(['completion', 'tcsh']);
  expect(code).toBe(1);
  expect(err).toMatch(/bash, zsh, fish/);
});
