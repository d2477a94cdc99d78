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

test('after sixteen questions without an answer no more are asked, and the reason is the last one', async () => {
  const { ask, asked } = answering(() => silent);
  for (let time = 0; time < 40; time += 1) await ask(question);
  expect(asked()).toBe(16);
  const answer = await ask(question);
  expect(answer).toMatchObject({ kind: 'refusal', problem: { code: 'timeout' } });
  expect(answer.kind === 'refusal' && answer.problem.message).toContain('nothing came; so it was with 16');
});

test('an answer in between, be it a refusal, shows that somebody is there', async () => {
  const { ask, asked } = answering((time) => (time % 16 === 0 ? refused : silent));
  for (let time = 0; time < 100; time += 1) await ask(question);
  expect(asked()).toBe(100);
});
