import { expect, test } from 'vitest';
import type { Answer } from '../wire/answer.ts';
import type { Ask } from '../wire/question.ts';
import { withPatience } from './patience.ts';

const question = { about: 'roles', path: '/roles', query: {} } as const;
const silent: Answer = {
  kind: 'refusal',
  httpStatus: 0,
  problem: { code: 'timeout', message: 'nothing came' },
  retry: 'worthwhile',
};
const refused: Answer = { ...silent, problem: { code: 'forbidden', message: 'no' }, retry: 'useless' };

function answering(answers: (time: number) => Answer) {
  let asked = 0;
  const ask: Ask = async () => {
    asked += 1;
    return answers(asked);
  };
  return { ask: withPatience(ask), asked: () => asked };
}

test('reading stops with the last reason after sixteen requests in a row without an answer', async () => {
  const { ask, asked } = answering(() => silent);
  for (let time = 0; time < 40; time += 1) await ask(question);
  expect(asked()).toBe(16);
  const answer = await ask(question);
  expect(answer).toMatchObject({ kind: 'refusal', problem: { code: 'timeout' } });
  expect(answer.kind === 'refusal' && answer.problem.message).toContain(
    'nothing came; 16 requests in a row failed like this',
  );
});

test('an answer in between, be it a refusal, shows that somebody is there', async () => {
  const { ask, asked } = answering((time) => (time % 16 === 0 ? refused : silent));
  for (let time = 0; time < 100; time += 1) await ask(question);
  expect(asked()).toBe(100);
});
