import { expect, test } from 'vitest';
import { type Decision, type Decisions, nothing, openDecisions } from './decisions.ts';

const keep: Decision = { ...nothing, word: 'keep' };
const revoke: Decision = { ...nothing, word: 'revoke' };
const left: Decision = { ...revoke, justification: 'left' };

/** Five units: the log has a decision about the last, and the first is privileged. */
function five(): Decisions {
  return openDecisions({
    rows: 5,
    recorded: (row) => (row === 4 ? left : nothing),
    keepNeedsReason: (row) => row === 0,
  });
}

const write = (decisions: Decisions, row: number, decision: Decision, step?: string) =>
  decisions.write(new Map([[row, decision]]), step);

test('nothing is decided but what the log has, and of that nothing is saved', () => {
  const decisions = five();
  expect(decisions.counts()).toEqual({ decided: 1, open: 4, lacking: 0 });
  expect(decisions.toSave()).toEqual([]);
  expect(decisions.isUnsaved()).toBe(false);
});

test('everything but keep lacks a reason until there is one, and of what is privileged keep too', () => {
  const decisions = five();
  for (const [row, decision, lacks] of [
    [0, keep, true],
    [0, { ...keep, justification: 'on call' }, false],
    [1, keep, false],
    [1, revoke, true],
    [1, { ...revoke, justification: '  ' }, true],
    [1, left, false],
    [2, { ...nothing, word: 'modify' }, true],
    [3, { ...nothing, word: 'escalate' }, true],
  ] as const) {
    write(decisions, row, decision);
    expect(decisions.lacks(row), JSON.stringify(decision)).toBe(lacks);
  }
  expect(decisions.counts()).toEqual({ decided: 3, open: 2, lacking: 2 });
  expect(decisions.toSave()).toEqual([0, 1]);
});

test('a step about many units is one step, and so are the letters of one text', () => {
  const decisions = five();
  decisions.write(
    new Map([
      [1, left],
      [2, left],
    ]),
  );
  write(decisions, 0, { ...keep, justification: 'o' }, 'reason of 0');
  write(decisions, 0, { ...keep, justification: 'on' }, 'reason of 0');
  expect(decisions.undo()).toBe(0);
  expect(decisions.of(0)).toEqual(nothing);
  expect(decisions.undo()).toBe(1);
  expect(decisions.counts().decided).toBe(1);
  expect(decisions.undo()).toBeNull();
});

test('work is unsaved until it is saved, and no longer when it is undone', () => {
  const decisions = five();
  write(decisions, 1, keep);
  expect(decisions.isUnsaved()).toBe(true);
  decisions.undo();
  expect(decisions.isUnsaved()).toBe(false);
  write(decisions, 1, keep);
  decisions.saved();
  expect(decisions.isUnsaved()).toBe(false);
  decisions.undo();
  expect(decisions.isUnsaved()).toBe(true);
});

test('the reasons that were written are offered, the last first, each once and not that of the unit itself', () => {
  const decisions = five();
  write(decisions, 1, left);
  write(decisions, 2, { ...keep, justification: 'on call' });
  write(decisions, 3, left);
  expect(decisions.reasons(0)).toEqual(['left', 'on call']);
  expect(decisions.reasons(2)).toEqual(['left']);
});
