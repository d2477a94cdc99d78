import { GrantlensError } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  principalOf,
  zoneRow,
} from '../../raw-account.fixture.ts';
import { openAsker } from './asker.ts';
import { openBudget } from './cel/budget.ts';
import { compileExpression } from './expression.ts';
import { readRules } from './read-rules.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const access = openAccount({
  members: [memberRow('ada', policyRow('p', 'allow', [dns], '*'))],
  zones: Array.from({ length: 100 }, (_, number) => zoneRow(`z${number}`)),
});
const token = { name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com', groups: ['a', 'b'] };

function outcome(when: string): unknown {
  const rule = { id: 'own', title: 'Own', severity: 'low', why: 'So.', remedy: 'So.', over: 'token', when };
  try {
    const [read] = readRules({ format: 'grantlens.findings', version: 1, findings: [rule] });
    const asker = openAsker(access.account);
    const can = asker.canOf(access, principalOf(access, 'member:ada'));
    return read && compileExpression(read, openBudget()('own'), asker)({ token }, can);
  } catch (error) {
    if (error instanceof GrantlensError && error.code === 'rules-unreadable') return error.message;
    throw error;
  }
}

const times = (count: number, text: string) => text.repeat(count);
const list = (length: number) => `[${Array.from({ length }, (_, index) => index).join(', ')}]`;
const nested = (macro: string, depth: number, over: string, innermost: string): string =>
  depth === 0 ? innermost : `${over}.${macro}(x${depth}, ${nested(macro, depth - 1, over, innermost)})`;
/** A value that grows with each name it is given. */
const growing = (
  rounds: number,
  first: string,
  grow: (name: string) => string,
  last: (name: string) => string,
  name = 'v',
) =>
  Array.from({ length: rounds }, (_, index) => index).reduceRight(
    (inner, index) =>
      `cel.bind(${name}${index + 1}, ${index === 0 ? first : grow(`${name}${index}`)}, ${inner})`,
    last(`${name}${rounds}`),
  );
const twice = (name: string) => `${name} + ${name}`;
const pairs = (name: string, last: (name: string) => string) =>
  growing(30, '[1]', (one) => `[${one}, ${one}]`, last, name);

test.each([
  ['five nested all over 40', nested('all', 5, list(40), 'true')],
  ['ten nested exists over 10', nested('exists', 10, list(10), 'false')],
  ['nested exists_one', nested('exists_one', 6, list(40), 'x1 == 0')],
  ['nested all of what is unknown', nested('all', 8, list(40), 'token.email == "x"')],
  ['nested all of errors', nested('all', 8, list(40), '1 / 0 == 1')],
  ['nested map', `size(${nested('map', 6, list(40), '1')}) > 0`],
  ['nested filter', `size(${nested('filter', 1, list(1000), nested('all', 4, list(40), 'true'))}) > 0`],
  ['a string doubled', growing(60, '"ab"', twice, (name) => `size(${name}) > 0`)],
  ['a list doubled', growing(60, '[1, 2]', twice, (name) => `size(${name}) > 0`)],
  [
    'equal lists that hold lists twice, which hold lists twice',
    pairs('v', (left) => pairs('w', (right) => `${left} == ${right}`)),
  ],
  ['a long string split', growing(24, '"ab"', twice, (name) => `size(${name}.split("")) > 0`)],
  [
    'a long list joined',
    growing(18, '["abcdefgh"]', twice, (name) => `size(${name}.join(${name}.join())) > 0`),
  ],
  [
    'a long string sought in a longer',
    growing(16, '"aa"', twice, (name) => `(${name} + "b").contains("b" + ${name})`),
  ],
  ['a long string matched', growing(22, '"aa"', twice, (name) => `${name}.matches("^((a?){10}){10}b$")`)],
  [
    'patterns that are made up',
    `${list(1000)}.all(x, ${list(1000)}.all(y, !"a".matches(string(x) + "b" + string(y))))`,
  ],
  ['many classes of Unicode', `${times(60, `"a".matches("(?i)${times(200, '\\\\pL')}") || `)}true`],
  [
    'the engine asked ever so often',
    `${list(1000)}.all(x, ${list(1000)}.all(y, can("dns_records:edit", "anywhere") || true))`,
  ],
  [
    'the engine asked in words that are made up',
    `${list(1000)}.all(x, ${list(1000)}.all(y, can("dns_records:edit", "z" + string(x * 1000 + y)) || true))`,
  ],
])('the expression %s is ended because it takes too long', (_, when) =>
  expect(outcome(when)).toMatch(/the expression of "own" takes too long/),
);

test.each([
  ['20,000 !', `${times(20_000, '!')}true`],
  ['600 !', `${times(600, '!')}true`],
  ['20,000 -', `${times(20_000, '-')}1 == 1`],
  ['20,000 brackets', `${times(20_000, '(')}true${times(20_000, ')')}`],
  ['lists in lists', `${times(5000, '[')}${times(5000, ']')} == []`],
  ['a long chain of &&', `${times(5000, 'true && ')}true`],
  ['a long sum', `1${times(20_000, '+1')} > 1`],
  ['a long way', `token${times(5000, '.a')}`],
  ['choices in choices', `${times(3000, 'true ? ')}true${times(3000, ' : false')}`],
])('the expression %s is refused because it is nested too deeply', (_, when) =>
  expect(outcome(when)).toMatch(/it is nested too deeply$/),
);

test.each([
  ['must be true or false, and is an int', 'dyn(1)'],
  ['must be true or false, and is a list', 'dyn([true])'],
  ['must be true or false, and is a map', 'dyn(token)'],
  ['must be true or false, and is an int', '1'],
  ['the types in it are unknown', '[].map(x, x + x) == []'],
  ['the keys of a map must be written out', `[1]${times(60, '.map(x, {x: x})')} == []`],
  ['it may have 65536 characters, and has 70008', `${times(70_000, ' ')}"${times(70_000, 'a')}" == ""`],
  ['a list may have 1000 elements', `${list(2000)} == []`],
  [
    'a map may have 1000 entries',
    `{${Array.from({ length: 2000 }, (_, key) => `${key}: 1`).join(',')}} == {}`,
  ],
  ['a function may be given 32 values', `size(${Array.from({ length: 99 }, () => '1').join(',')}) > 0`],
  ['Invalid regular expression: invalid escape sequence', 'token.name.matches("(a)\\\\1")'],
  ['Invalid regular expression: invalid or unsupported Perl syntax', 'token.name.matches("(?=a)")'],
  ['Invalid regular expression', 'token.name.matches("(?<!a)b")'],
  ['Invalid regular expression: missing closing ]', 'token.name.matches("[")'],
  ['Invalid regular expression: invalid nested repetition operator', 'token.name.matches("a{1000}{1000}")'],
  ['Invalid regular expression: invalid repeat count', 'token.name.matches("((a{100}){100}){100}")'],
  ['a regular expression may have 1,000 characters', `token.name.matches("${times(1001, 'a')}")`],
  ['the function "timestamp" is not known here', 'timestamp("2026-01-01T00:00:00.000").getHours() == 1'],
  ['the function "duration" is not known here', 'duration("1h") == duration("60m")'],
  ['bytes and unsigned numbers are not known here', 'b"{" == b"{"'],
  ['the function "bytes" is not known here', 'bytes("{").json() == {}'],
  ['bytes and unsigned numbers are not known here', '1u == 1u'],
  ['the function "type" is not known here', 'type(1) == int'],
  ['Unknown variable: google', 'google == google'],
])('what cannot be asked is refused with a sentence, %#: %s', (why, when) =>
  expect(outcome(when)).toContain(why),
);

test.each([
  ['a pattern that would take for ever elsewhere', 'token.name.matches("^(([a-z.@])+)+!$")', false],
  ['the same with a match', 'token.name.matches("^(([a-z.@0-9])+)+$")', true],
  ['another', 'token.name.matches("(x+x+)+y")', false],
  ['letters of ASCII alone', '"É".lowerAscii() == "É" && "ABC".lowerAscii() == "abc"', true],
  ['four nested all over 40', nested('all', 4, list(40), 'true'), true],
  [
    'a long list',
    `!(token.name in [${Array.from({ length: 1000 }, (_, at) => `"${at}"`).join(', ')}])`,
    true,
  ],
])('the expression %s is answered', (_, when, is) => expect(outcome(when)).toBe(is));

test('rules spend from one budget, and the one that runs out is named', () => {
  const budgetOf = openBudget();
  budgetOf('first').spend(10_000_000);
  budgetOf('second').addRow();
  expect(() => budgetOf('second').spend(20_000)).not.toThrow();
  expect(() => budgetOf('third').spend(1)).toThrow('the expression of "third" takes too long');
});

test('a file holds at most 500 rules', () => {
  const findings = Array.from({ length: 501 }, (_, index) => ({
    ...{ id: `own-${index}`, title: 'Own', severity: 'low', why: 'So.', remedy: 'So.' },
    ...{ over: 'token', when: 'true' },
  }));
  const read = () => readRules({ format: 'grantlens.findings', version: 1, findings });
  expect(read).toThrow('findings: a file may hold 500 findings');
});
