import { expect, test } from 'vitest';
import { accessOf, shop } from '../../corner-shop.fixture.ts';
import { openDraw } from './draw.ts';
import { drawQuestions } from './questions.ts';

const draw = openDraw('0badcafe');

test('every question about an account is asked where there are no more than the most', () => {
  const nobody = { ...shop.members, expected: 0, items: [] };
  const none = accessOf({ members: nobody, accountTokens: { ...shop.accountTokens, items: [] } });
  expect(drawQuestions(none, draw)).toEqual({ possible: 0, principals: 0, questions: [] });
});

test('questions drawn by one seed are the same, and by another are others', () => {
  const access = accessOf();
  const asked = (seed: string) =>
    drawQuestions(access, openDraw(seed)).questions.map(
      ({ principal, permission, resource }) =>
        `${principal.key} ${permission.kind === 'group' ? permission.group.key : permission.name} ${resource.key}`,
    );
  expect(asked('0badcafe')).toEqual(asked('0badcafe'));
  expect(asked('0badcafe')).not.toEqual(asked('00000000'));
});

test('questions are about everybody of a small account, and about what policies name as well as about anything', () => {
  const { questions, possible } = drawQuestions(accessOf(), draw);
  expect(new Set(questions.map((one) => JSON.stringify(one))).size).toBe(questions.length);
  expect(possible).toBeGreaterThan(questions.length);
  expect(new Set(questions.map(({ principal }) => principal.key)).size).toBe(4);
  const groups = questions.flatMap(({ permission }) =>
    permission.kind === 'group' ? [permission.group.key] : [],
  );
  expect(groups).toContain('g1');
  expect(questions.some(({ permission }) => permission.kind === 'atomic')).toBe(true);
});
