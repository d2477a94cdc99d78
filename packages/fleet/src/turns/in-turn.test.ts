import { expect, test } from 'vitest';
import { inTurn, type Turns } from './in-turn.ts';

/** Work that is done when a test says so. */
function openWork() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  return {
    begun,
    end: (task: number) => ends.get(task)?.(),
    work: (task: number) =>
      new Promise<number>((done) => {
        begun.push(task);
        ends.set(task, () => done(task));
      }),
  };
}

async function all(tasks: readonly number[], work: (task: number) => Promise<number>, turns: Turns) {
  const results: number[] = [];
  for await (const result of inTurn(tasks, work, turns)) results.push(result);
  return results;
}

test('results come in the order of the tasks, whichever is done first', async () => {
  const { work, end } = openWork();
  const results = all([1, 2, 3], work, { ahead: 8 });
  for (const task of [3, 1, 2]) end(task);
  expect(await results).toEqual([1, 2, 3]);
});

test('results come as they are done where the order does not matter', async () => {
  const { work, end } = openWork();
  const results = all([1, 2, 3], work, { ahead: 8, unordered: true });
  for (const task of [3, 1, 2]) {
    end(task);
    await new Promise(setImmediate);
  }
  expect(await results).toEqual([3, 1, 2]);
});

test.each([false, true])('no more tasks are begun than are read, unordered: %s', async (unordered) => {
  const { work, end, begun } = openWork();
  const results = inTurn([1, 2, 3, 4], work, { ahead: 2, unordered });
  const first = results.next();
  expect(begun).toEqual([1, 2]);
  end(1);
  expect(await first).toEqual({ done: false, value: 1 });
  const second = results.next();
  expect(begun).toEqual([1, 2, 3]);
  end(2);
  expect(await second).toEqual({ done: false, value: 2 });
});

test('what goes wrong with one task is thrown in its turn', async () => {
  const work = async (task: number) => {
    if (task === 2) throw new Error('no');
    return task;
  };
  const results = inTurn([1, 2, 3], work, { ahead: 3 });
  expect(await results.next()).toEqual({ done: false, value: 1 });
  await expect(results.next()).rejects.toThrow('no');
});
