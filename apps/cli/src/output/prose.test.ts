import { expect, test } from 'vitest';
import { flowing } from './prose.ts';
import { widthOf } from './wrap.ts';

const policy = '5d44d97d94bab5f026e41667b412c4a5';

test('a sentence that is wrapped goes on in lines that are indented a little', () => {
  expect(flowing('assumed: a deny overrides every allow of others', 30)).toBe(
    'assumed: a deny overrides\n  every allow of others',
  );
});

test('a tree that is wrapped draws its branches also in the lines where a sentence goes on', () => {
  const tree = [
    'ada: denied, dns:edit on shop.example',
    '├─ this denies it',
    `│  └─ group Freeze denies Domain DNS on shop.example [policy ${policy}]`,
    '└─ which cuts',
    `   ├─ direct allows Domain DNS on every zone [policy ${policy}]`,
    '   └─ direct allows DNS on the whole account',
  ].join('\n');
  expect(flowing(tree, 44)).toBe(
    [
      'ada: denied, dns:edit on shop.example',
      '├─ this denies it',
      '│  └─ group Freeze denies Domain DNS on',
      '│       shop.example [policy',
      `│       ${policy}]`,
      '└─ which cuts',
      '   ├─ direct allows Domain DNS on every',
      '   │    zone [policy',
      `   │    ${policy}]`,
      '   └─ direct allows DNS on the whole account',
    ].join('\n'),
  );
});

test.each([
  ['  - ada@example.com has no second factor, and is privileged', '  - ', '      '],
  ['  → Take the privilege away until there is a second factor', '  → ', '      '],
  ['12  dns_records:edit on tickets.northharbour.example of all', '12  ', '      '],
])('a line of a list that is wrapped goes on under its words: %s', (line, first, more) => {
  const lines = flowing(line, 32).split('\n');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[0]?.startsWith(first)).toBe(true);
  for (const one of lines.slice(1)) expect(one).toMatch(new RegExp(`^${more}\\S`));
});

test('prose is never wider than the page unless a word is, and keeps its words', () => {
  const text = 'one two three four five six seven eight nine ten '.repeat(4).trim();
  for (const columns of [12, 20, 37]) {
    const flown = flowing(text, columns);
    expect(widthOf(flown)).toBeLessThanOrEqual(columns);
    expect(flown.split(/\s+/)).toEqual(text.split(' '));
  }
});

test('prose stays as it is where the page is wide enough', () => {
  expect(flowing('short\n  - shorter', 80)).toBe('short\n  - shorter');
});

test('prose that is wrapped keeps colours around a word that has them', () => {
  const text = 'ada@example.com: \u001b[31mdenied\u001b[39m, dns_records:edit on shop.example';
  expect(flowing(text, 44)).toBe(
    'ada@example.com: \u001b[31mdenied\u001b[39m, dns_records:edit\n  on shop.example',
  );
});
