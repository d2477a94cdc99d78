import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeSnapshot } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import { afterAll, expect, test } from 'vitest';
import { grantlens, program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'grantlens-limits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const snapshot = workload('S', 1);
const text = Buffer.from(encodeSnapshot(snapshot, 'json')).toString('utf8');
const good = file('good.json', text);
const question = ['findings', '--exit-zero'];

/** Reports the most memory that a run took, as the last line of standard error. */
const withMemory = [
  '--import',
  'data:text/javascript,process.on("exit",()=>process.stderr.write(process.resourceUsage().maxRSS+" kB"))',
];
const memoryIn = (err: string): number => Number(/(\d+) kB$/.exec(err)?.[1]) / 1024;

/** A repeated text around the middle of a snapshot, packed. */
const packed = (once: string, times: number): Uint8Array =>
  gzipSync(
    Buffer.concat([
      Buffer.from('{"collections":['),
      Buffer.alloc(once.length * times, once),
      Buffer.from('0]}'),
    ]),
    { level: 1 },
  );

const spaces = gzipSync(Buffer.alloc(600 * 2 ** 20, ' '), { level: 1 });
const little = gzipSync('{}');

const bombs: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['spaces', spaces, /unpacks to more than 512 MiB; .* allow more with --max-size/],
  ['spaces, with a little one after them', Buffer.concat([spaces, little]), /unpacks to more than 512 MiB/],
  ['objects', packed('{},', 12_000_000), /more values than/],
  ['lists in lists', packed('[', 12_000_000), /more values than/],
  ['rows that repeat', packed('{"id":"a"},', 6_000_000), /more values than/],
];

test.each(bombs)(
  'a snapshot that unpacks to too much is refused in little time and memory: %s',
  async (name, bytes, sentence) => {
    const path = file(`${name}.gz`, bytes);
    const { code, err } = await grantlens([...question, '-s', path], { nodeArgs: withMemory });
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
    expect(memoryIn(err)).toBeLessThan(1000);
  },
);

test('a snapshot that unpacks to too much is refused by every verb that reads one', async () => {
  const bomb = file('bomb.gz', spaces);
  const out = join(folder, 'package');
  for (const args of [
    ['can', 'a', 'b', 'c', '-s', bomb],
    ['diff', bomb, good],
    ['diff', good, bomb],
    ['findings', '-s', good, '--previous', bomb],
    ['report', '-s', bomb, '--out', out],
    ['report', '-s', good, '--previous', bomb, '--out', out],
    ['graph', '-s', bomb],
  ]) {
    const { code, err } = await grantlens(args);
    expect([args, code, err]).toEqual([args, 1, expect.stringContaining('more than 512 MiB')]);
  }
});

test('a package with a snapshot that unpacks to too much is verified only where --max-size allows it', async () => {
  const out = join(folder, 'verified');
  await grantlens(['report', '-s', good, '--out', out, '--format', 'json', '--exit-zero']);
  const { code, out: said } = await grantlens(['verify', out, '--max-size', '100K']);
  expect([code, said]).toEqual([2, expect.stringContaining('unpacks to more than 100 KiB')]);
  expect((await grantlens(['verify', out, '--max-size', '1G'])).code).toBe(0);
});

test('--max-size allows a snapshot more, and less', async () => {
  const zipped = file('good.json.gz', gzipSync(text));
  const less = await grantlens([...question, '-s', zipped, '--max-size', '100K']);
  expect(less.err).toContain('unpacks to more than 100 KiB');
  const plain = await grantlens([...question, '-s', good, '--max-size', '100K']);
  expect(plain.err).toContain('it has more than 100 KiB');
  expect((await grantlens([...question, '-s', zipped, '--max-size', '2G'])).code).toBe(0);
  expect((await grantlens([...question, '-s', zipped, '--max-size', '2'])).err).toContain('a size such as');
});

const whole = gzipSync(text);
test.each([
  ['cut short', whole.subarray(0, whole.length / 2), /cut short/],
  ['cut off after its head', whole.subarray(0, 12), /cut short or damaged/],
  ['followed by something else', Buffer.concat([whole, Buffer.from('else')]), /damaged|follows after/],
  ['followed by zeros', Buffer.concat([whole, Buffer.alloc(512)]), /follows after the end of its gzip/],
  ['another one after it', Buffer.concat([whole, whole]), /not JSON/],
])('a packed snapshot is refused when it is %s', async (name, bytes, sentence) => {
  const { code, err } = await grantlens([...question, '-s', file(`${name}.json.gz`, bytes)]);
  expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
});

test('a snapshot may be packed in several parts', async () => {
  const parts = [text.slice(0, 1000), text.slice(1000)].map((part) => gzipSync(part));
  const path = file('parts.json.gz', Buffer.concat(parts));
  expect((await grantlens([...question, '-s', path])).code).toBe(0);
});

const pipe = join(folder, 'pipe');
execFileSync('mkfifo', [pipe]);
const link = join(folder, 'link');
symlinkSync(pipe, link);
mkdirSync(join(folder, 'folder'));

test.each([
  ['a pipe', pipe, 'named pipe'],
  ['a link to a pipe', link, 'named pipe'],
  ['a device', '/dev/zero', 'a device'],
  ['a folder', join(folder, 'folder'), 'a folder'],
])('%s in the place of a file is refused at once', async (_, path, kind) => {
  for (const args of [
    ['findings', '-s', path],
    ['diff', good, path],
    ['findings', '-s', good, '--waivers', path],
    ['findings', '-s', good, '--people', path],
    ['findings', '-s', good, '--catalogue', path],
  ]) {
    const { code, err } = await grantlens(args);
    expect([args, code, err]).toEqual([args, 1, expect.stringContaining(kind)]);
  }
  const token = await grantlens(['whoami', '--token-file', path, '--api-base', 'http://127.0.0.1:9']);
  expect([token.code, token.err]).toEqual([1, expect.stringContaining('cannot read the token file')]);
});

test('a socket in the place of a file is refused at once', async () => {
  const path = join(folder, 'socket');
  const server = createServer().listen(path);
  const { err } = await grantlens(['findings', '-s', path]);
  server.close();
  expect(err).toContain('it is a socket');
});

const inShell = (line: string): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn('bash', ['-c', line], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, NODE: process.execPath, PROGRAM: program, GOOD: good },
    });
    let said = '';
    child.stdout.on('data', (part) => (said += part));
    child.stderr.on('data', (part) => (said += part));
    child.on('close', (code) => resolve(`${code} ${said}`));
  });

test('standard input and process substitution of the shell are read', async () => {
  for (const line of [
    '$NODE $PROGRAM findings --exit-zero -s /dev/stdin < $GOOD',
    'cat $GOOD | $NODE $PROGRAM findings --exit-zero -s /dev/stdin',
    '$NODE $PROGRAM findings --exit-zero -s <(cat $GOOD)',
    '$NODE $PROGRAM findings --exit-zero -s <(gzip -c < $GOOD)',
    '$NODE $PROGRAM diff --exit-zero <(cat $GOOD) <(cat $GOOD)',
  ])
    expect([line, await inShell(line)]).toEqual([line, expect.stringMatching(/^0 /)]);
});

test('standard input of the shell is read no further than allowed', async () => {
  for (const [line, sentence] of [
    ['$NODE $PROGRAM findings --max-size 1M -s <(cat /dev/zero)', 'more than 1 MiB'],
    ['cat /dev/zero | $NODE $PROGRAM findings --max-size 1M -s /dev/stdin', 'more than 1 MiB'],
    ['$NODE $PROGRAM findings -s $GOOD --waivers <(cat /dev/zero)', 'more than 64 MiB'],
    ['cat /dev/zero | $NODE $PROGRAM whoami --token-file -', 'more than 64 KiB'],
    ['$NODE $PROGRAM whoami --token-file <(cat /dev/zero)', 'more than 64 KiB'],
  ] as const)
    expect([line, await inShell(line)]).toEqual([line, expect.stringContaining(sentence)]);
});

const twice = text.replace('"id": "', '"id": "other", "\\u0069d": "');
const catalogue = (groups: string) => `format: grantlens.catalogue\nversion: 1\ngroups:\n${groups}`;

test.each([
  [
    'a snapshot with a key twice',
    ['-s', file('twice.json', twice)],
    'has the key "id" twice in one object, at account',
  ],
  [
    'the same, allowed to be modified',
    ['-s', file('twice.json', twice), '--allow-modified'],
    'the key "id" twice',
  ],
  [
    'a snapshot in Latin-1',
    [
      '-s',
      file('latin.json', Buffer.from(text.replace('"id": "', '"id": "\xe9'), 'latin1')),
      '--allow-modified',
    ],
    'not UTF-8 text (line ',
  ],
  [
    'a catalogue with a key twice',
    [
      '-s',
      good,
      '--catalogue',
      file('twice.yaml', catalogue('  - {id: a, permissions: [], complete: true, "\\x69d": b}')),
    ],
    'the key "id" twice',
  ],
  [
    'waivers in Latin-1',
    ['-s', good, '--waivers', file('waivers.yaml', Buffer.from('a: 1\nb: Zo\xeb', 'latin1'))],
    'not UTF-8 text (line 2)',
  ],
  [
    'toxic pairs with too many aliases',
    [
      '-s',
      good,
      '--toxic',
      file(
        'toxic.yaml',
        `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefg'].map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[at]}`)}]\n`).join('')}`,
      ),
    ],
    'too many values',
  ],
  [
    'rules that are nested too deeply',
    ['-s', good, '--rules', file('rules.yaml', '['.repeat(100_000))],
    'nested too deeply',
  ],
  [
    'a JSON catalogue with a key twice',
    [
      '-s',
      good,
      '--catalogue',
      file('twice.catalogue.json', '{"format":"grantlens.catalogue","version":1,"groups":[],"groups":[]}'),
    ],
    'the key "groups" twice',
  ],
])('a file that two readers would understand differently is refused: %s', async (_, args, sentence) => {
  const { code, err } = await grantlens([...question, ...args]);
  expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
});

test('a fixture that two readers would understand differently is refused by the sandbox', async () => {
  const fixture = join(folder, 'fixture');
  mkdirSync(fixture);
  for (const [content, sentence] of [
    ['account: {id: a, "\\x69d": b}\n', 'the key "id" twice'],
    [Buffer.from('account: {id: a, name: Zo\xeb}\n', 'latin1'), 'not UTF-8 text (line 1)'],
    ['account: &a\n  id: a\n  self: *a\n', 'contains itself'],
  ] as const) {
    writeFileSync(join(fixture, 'account.yaml'), content);
    const { code, err } = await grantlens(['sandbox', '--port', '0', '--fixture', fixture]);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  }
});

test('an entry of a catalogue that has no effect is reported by questions and by the report', async () => {
  const path = file(
    'catalogue.yaml',
    'format: grantlens.catalogue\nversion: 1\ngroups:\n  - {id: nobody, permissions: [], complete: true}\n',
  );
  const note =
    'entry 1 of the catalogue, for nobody, has no effect: the account has no such permission group.\n';
  const asked = await grantlens([...question, '-s', good, '--catalogue', path]);
  expect(asked.err).toContain(note);
  const diff = await grantlens(['diff', good, good, '--catalogue', path]);
  expect(diff.err.split(note)).toHaveLength(2);
  const out = join(folder, 'noted');
  const report = await grantlens([
    'report',
    '-s',
    good,
    '--catalogue',
    path,
    '--out',
    out,
    '--quiet',
    '--exit-zero',
    '--format',
    'json',
  ]);
  expect(report.err).toContain(note);
});
