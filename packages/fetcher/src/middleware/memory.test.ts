import { expect, test } from 'vitest';
import { withinMemory } from './memory.ts';

test('nothing more is asked once the answers are larger than there is memory for', async () => {
  let asked = 0;
  const ask = withinMemory(async () => {
    asked += 1;
    return { kind: 'result', result: [], info: {}, removed: [], bytes: 40 };
  }, 100);
  const question = { about: 'members', path: '/accounts/acc/members', query: {} } as const;
  for (let time = 0; time < 3; time += 1) expect(await ask(question)).toMatchObject({ kind: 'result' });
  expect(await ask(question)).toMatchObject({ kind: 'refusal', problem: { code: 'too-large' } });
  expect(asked).toBe(3);
});
