import { expect, test } from 'vitest';
import { openBoard } from './progress.ts';

test('the values taken out of rows may be more than a function takes arguments', () => {
  const journal = openBoard(undefined, () => 0).open('members');
  journal.takeOut(
    Array.from({ length: 200_000 }, (_, n) => ({ collection: 'members', field: `${n}`, count: 1 })),
  );
  expect(journal.removed).toHaveLength(200_000);
});
