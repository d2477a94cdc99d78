import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Io } from '../io.ts';
import { type DisplayOptions, openDisplay } from './display.ts';
import type { Happening } from './tally.ts';

const hidden = '\u001b[?25l';
const shown = '\u001b[?25h';

/** A terminal of which everything that is written to it can be read. */
function terminal(env: Io['env'] = {}, rows = 40) {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  const interrupt = new AbortController();
  const errTerminal = { isTTY: true, columns: 100, rows, write } as unknown as NodeJS.WriteStream;
  const io: Io = {
    out: () => undefined,
    err: write,
    errTerminal,
    env,
    readInput: async () => '',
    signal: interrupt.signal,
    isInterrupted: () => interrupt.signal.aborted,
  };
  const open = (options: Partial<DisplayOptions> = {}) => openDisplay({ of: 'account', ...options }, io);
  return { open, interrupt, text: () => written.join('') };
}

const progress: Happening = {
  kind: 'progress',
  accountId: 'a',
  progress: {
    collection: 'members',
    received: 50,
    expected: 200,
    requests: 1,
    isDone: false,
    left: { pages: 3, ms: 20 },
  },
};

test('a terminal has bars once there is something to draw, and is left as it was', async () => {
  const { open, text } = terminal();
  const display = open();
  display.say('reading');
  expect(text()).toBe('reading\n');
  display.note(progress);
  await pause(400);
  expect(text()).toContain('members               ██████░░░░░░░░░░░░░░░░░░  50 of 200');
  display.end();
  expect(text().lastIndexOf(shown)).toBeGreaterThan(text().lastIndexOf(hidden));
  expect(text().lastIndexOf('\u001b[?7h')).toBeGreaterThan(text().lastIndexOf('\u001b[?7l'));
});

test('an interruption takes the bars away at once, and they do not come back', async () => {
  const { open, text, interrupt } = terminal();
  const display = open();
  display.note(progress);
  interrupt.abort();
  const before = text();
  expect(before).toContain(shown);
  display.note(progress);
  await pause(400);
  expect(text()).toBe(before);
  display.end();
});

test('a line is said above the bars, also when they end right after it', () => {
  const { open, text } = terminal();
  const display = open();
  display.note(progress);
  display.warn('account x failed');
  display.end();
  expect(text()).toContain('account x failed');
});

test.each<[string, Io['env'], number]>([
  ['a job that nobody watches', { CI: 'true' }, 40],
  ['a terminal that cannot draw', { TERM: 'dumb' }, 40],
  ['a terminal without the room for bars', {}, 10],
])('the progress is plain lines for %s', async (_, env, rows) => {
  const { open, text } = terminal(env, rows);
  const display = open();
  display.note(progress);
  display.note({ kind: 'pause', pause: { ms: 61_000, why: 'refused' } });
  display.end();
  expect(text()).toBe('waiting 1:01: Cloudflare refused a request as one too many\n');
});

test('only errors are shown with --quiet', () => {
  const { open, text } = terminal();
  const display = open({ quiet: true });
  display.note(progress);
  display.say('reading');
  display.warn('account x failed');
  display.end();
  expect(text()).toBe('account x failed\n');
});
