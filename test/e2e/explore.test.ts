import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';
import { hasTerminal, onTerminal, type Step } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'grantlens-explore-'));
const snapshot = join(folder, 'it.json');

beforeAll(async () => writeFileSync(snapshot, encodeSnapshot(await takeSnapshot('north-harbour'), 'json')));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const atPrompt = '\\[12G$';
const opened: Step = { type: '', until: atPrompt };
const ctrlC: Step = { type: '\u0003', until: atPrompt };
const ended: Step = { type: '\u0004', until: 'never' };
const asked = (line: string): Step => ({ type: `${line}\r`, until: `\\n.*${atPrompt}` });
const typed = (text: string, until: string): Step => ({ type: text, until });

/** A loop with a home folder of its own, or with that of an earlier one. */
const explore = (state: string, steps: readonly Step[], ...args: readonly string[]) =>
  onTerminal(['explore', '-s', snapshot, ...args], { XDG_STATE_HOME: join(folder, state) }, [
    opened,
    ...steps,
  ]);

/** An answer without the line that was typed and the prompt that follows. */
const answerIn = (shown = '') => shown.split('\n').slice(1, -1).join('\n');

test.skipIf(!hasTerminal)(
  'TAB completes verbs, options, and names with blanks in quotes, in sentences too',
  async () => {
    const { shown, code } = await explore('tab', [
      typed('who-c', 'c$'),
      typed('\t', 'an $'),
      typed('dns_rec', 'rec$'),
      typed('\t', 'ords:$'),
      typed('edit tick', 'tick$'),
      typed('\t', 'ets.northharbour.example $'),
      typed('--exp', 'exp$'),
      typed('\t', 'lain $'),
      ctrlC,
      typed('what-can Netw', 'Netw$'),
      typed('\t', "'Network Operations' "),
      ctrlC,
      typed("why can't kai edit dns on tick", 'tick$'),
      typed('\t', 'ets.northharbour.example $'),
      asked(''),
      ended,
    ]);
    expect(shown[2]).toBe('an ');
    expect(shown[4]).toBe('ords:');
    expect(shown[6]).toBe('ets.northharbour.example ');
    expect(shown[8]).toBe('lain ');
    expect(shown[11]).toContain("what-can 'Network Operations' ");
    expect(shown[14]).toBe('ets.northharbour.example ');
    expect(shown[15]).toContain('same as: grantlens can kai.brennan@kelp-and-cable.example dns_records:edit');
    expect(code).toBe(0);
  },
);

test.skipIf(!hasTerminal)('an answer in the loop is that of the verb, in 80 columns', async () => {
  const questions = [
    [
      'who-can dns_records:edit tickets.northharbour.example',
      ['who-can', 'dns_records:edit', 'tickets.northharbour.example'],
    ],
    ["grantlens show 'group Marketing'", ['show', 'group Marketing']],
    ['list zones', ['list', 'zones']],
    ['matrix', ['matrix']],
    ["what-if 'remove group Marketing'", ['what-if', 'remove group Marketing']],
    ['who can edit dns on pay', ['ask', 'who can edit dns on pay']],
    ['can kai edit dns on tickets', ['ask', 'can kai edit dns on tickets']],
    ['can kai fly', ['can', 'kai', 'fly']],
  ] as const;
  const { shown, code } = await explore('same', [...questions.map(([line]) => asked(line)), asked('exit')]);
  expect(code).toBe(0);
  for (const [at, [, args]] of questions.entries()) {
    const ran = await grantlens(args, { env: { GRANTLENS_SNAPSHOT: snapshot, COLUMNS: '80' } });
    const answer = answerIn(shown[at + 1]).trim();
    for (const part of [ran.out, ran.err]) expect(answer).toContain(part.trim());
    expect(answer.length).toBeLessThanOrEqual(ran.out.length + ran.err.length);
    if (ran.code === 1) continue;
    const table = ran.out.split('\n').filter((line) => line.length > 80 && line.trim().includes(' '));
    expect(table).toEqual([]);
  }
});

test.skipIf(!hasTerminal)('the history comes back in the next loop, and is for its owner alone', async () => {
  const secret = 'a-token-that-somebody-pasted';
  const env = { XDG_STATE_HOME: join(folder, 'kept'), CLOUDFLARE_API_TOKEN: secret };
  const first = await onTerminal(['explore', '-s', snapshot], env, [
    opened,
    asked('list zones'),
    asked(`whoami ${secret}`),
    ended,
  ]);
  expect(first.code).toBe(0);
  const file = join(folder, 'kept/grantlens/history');
  expect(readFileSync(file, 'utf8')).toBe('list zones\nwhoami [redacted]\n');
  expect([statSync(file).mode & 0o777, statSync(join(file, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
  writeFileSync(
    file,
    `${'old\n'.repeat(5)}${Array.from({ length: 1200 }, (_, at) => `list ${at}\n`).join('')}list zones\n`,
  );

  const up = typed('\u001b[A', 'list zones');
  const second = await explore('kept', [up, asked(''), asked('help'), ended]);
  expect(second.shown[2]).toContain('whale-weekends.example');
  const kept = readFileSync(file, 'utf8').trim().split('\n');
  expect(kept).toHaveLength(1000);
  expect(kept.slice(-3)).toEqual(['list 1199', 'list zones', 'help']);

  const without = await explore(
    'kept',
    [typed('\u001b[A', '^'), asked('list groups'), ended],
    '--no-history',
  );
  expect(without.shown[1]).not.toContain('list');
  expect(readFileSync(file, 'utf8').trim().split('\n')).toEqual(kept);
});

test.skipIf(!hasTerminal)('a history that cannot be read or written does not stop the loop', async () => {
  mkdirSync(join(folder, 'folder/grantlens/history'), { recursive: true });
  writeFileSync(join(folder, 'file'), '');
  for (const state of ['folder', 'file']) {
    const { shown, code } = await explore(state, [asked('list zones'), asked('list groups'), ended]);
    expect(shown.join('').match(/grantlens: cannot [^\n]*history/g)).toHaveLength(1);
    expect(shown[2]).toContain('Network Operations');
    expect(code).toBe(0);
  }
});

test.skipIf(!hasTerminal)(
  'Ctrl-C ends an answer and not the loop, clears a line, and ends at an empty one',
  async () => {
    const { shown, code } = await explore('interrupted', [
      // Longer than what a terminal holds that nobody reads.
      { type: "who-can '*:*' 'zone:*' --each -o json\r", amid: '"query"' },
      typed('\u0003', `interrupted.*${atPrompt}`),
      asked('list groups'),
      typed('what-can nobody', 'nobody$'),
      ctrlC,
      asked('list zones'),
      typed('\u0003', 'never'),
    ]);
    expect(shown[2]).toContain('grantlens: interrupted; ');
    expect(shown[3]).toContain('Network Operations');
    expect(shown[6]).toContain('whale-weekends.example');
    expect(shown[6]).not.toContain('nobody');
    expect(code).toBe(0);
  },
);

test.skipIf(!hasTerminal)('what is typed while an answer is printed is the next question', async () => {
  const { shown, code } = await explore('ahead', [
    { type: "who-can '*:*' 'zone:*' --each -o json\r", amid: '"query"' },
    typed('list groups\r', `Network Operations.*${atPrompt}`),
    ended,
  ]);
  expect(shown[2]).toContain('Network Operations');
  expect(code).toBe(0);
});

test.skipIf(!hasTerminal)(
  'verbs that write or read an account are refused in the loop in one sentence',
  async () => {
    const { shown } = await explore('refused', [
      ...['snapshot --out x', 'grantlens review apply', 'explore', "show 'open"].map(asked),
      ended,
    ]);
    for (const refused of shown.slice(1, 4))
      expect(answerIn(refused)).toMatch(/^grantlens: "\w+" is not for this loop.*\.$/);
    expect(answerIn(shown[4])).toMatch(/^grantlens: a quote is open.*\.$/);
  },
);

test.skipIf(!hasTerminal)(
  'options that say how the snapshot is read hold for every line of the loop',
  async () => {
    const changed = join(folder, 'changed.json');
    const catalogue = join(folder, 'mine.yaml');
    writeFileSync(changed, readFileSync(snapshot, 'utf8').replace('Network Operations', 'Network Operators'));
    writeFileSync(
      catalogue,
      'format: grantlens.catalogue\nversion: 1\ngroups: [{ label: dns_admin, permissions: ["kelp:eat"], complete: true }]\n',
    );
    const reading = ['--allow-modified', '--catalogue', catalogue, '--max-size', '8M'];
    const question = ['who-can', 'kelp:eat', 'account'];
    const { shown, code } = await onTerminal(
      ['explore', '-s', changed, ...reading],
      { XDG_STATE_HOME: join(folder, 'reading') },
      [
        opened,
        asked(question.join(' ')),
        asked('who can edit dns on pay'),
        asked('list groups --max-size 1K'),
        typed('what-can Netw', 'Netw$'),
        typed('\t', "'Network Operators' "),
        ctrlC,
        ended,
      ],
    );
    const ran = await grantlens([...question, ...reading, '-s', changed], { env: { COLUMNS: '80' } });
    expect(ran.code).not.toBe(1);
    expect(answerIn(shown[1])).toContain(ran.out.trim());
    expect(shown[2]).toContain(`--catalogue ${catalogue} --allow-modified --max-size 8192K`);
    expect(shown[3]).toContain('--max-size');
    expect(code).toBe(0);
  },
);

test.skipIf(!hasTerminal)(
  'a loop without a snapshot ends with the sentence of every question, before its prompt',
  async () => {
    const { shown, code } = await onTerminal(['explore'], {}, [opened]);
    const { err } = await grantlens(['matrix']);
    expect(shown.join('').trim()).toBe(err.trim().replaceAll('matrix', 'explore'));
    expect(code).toBe(1);
  },
);

test('a loop whose input is not a terminal is refused in one sentence', async () => {
  const { code, out, err } = await grantlens(['explore', '-s', snapshot], { input: 'list zones\n' });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: explore is for a terminal, .*\.\n$/);
});
