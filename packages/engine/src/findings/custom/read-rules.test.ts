import { expect, test } from 'vitest';
import { readRules } from './read-rules.ts';

const rule = {
  id: 'outsiders',
  title: 'Outsiders',
  severity: 'high',
  why: 'They are not ours.',
  remedy: 'Ask them to leave.',
  over: 'principal',
  when: 'principal.kind == "member"',
};
const file = (...findings: readonly unknown[]) => ({ format: 'grantlens.findings', version: 1, findings });

test('a rule comes back as it was written, without controls where none were named', () => {
  expect(readRules(file(rule))).toEqual([{ ...rule, controls: [] }]);
});

test('a rule may bear on controls of any standard', () => {
  const controls = [
    { framework: 'SOC 2', id: 'CC6.1' },
    { framework: 'House rules', id: 'HR-7' },
  ];
  expect(readRules(file({ ...rule, controls }))).toEqual([{ ...rule, controls }]);
});

test.each([
  [
    'an id that is taken',
    [{ ...rule, id: 'member-without-2fa' }],
    'there is another finding "member-without-2fa"',
  ],
  ['an id twice', [rule, rule], 'there is another finding "outsiders"'],
  [
    'an id of another form',
    [{ ...rule, id: 'Outsiders!' }],
    'findings.0.id: must be in lower case with hyphens',
  ],
  ['a level nobody knows', [{ ...rule, severity: 'urgent' }], 'findings.0.severity'],
  [
    'another spelling of a known standard',
    [{ ...rule, controls: [{ framework: 'soc2', id: 'CC6.1' }] }],
    'findings.0.controls.0.framework: "soc2" is spelled "SOC 2" here',
  ],
])('a file of rules with %s is refused where it is wrong', (_, findings, where) => {
  expect(() => readRules(file(...findings))).toThrow(where);
});

test.each([
  ['principal.kind = "member"', 'line 1, column 16: Unexpected character: ='],
  ['principal.kind ==\n  member', 'line 2, column 3: Unknown variable: member'],
  ['principal.mail == "x"', 'line 1, column 11: No such key: mail'],
  ['principal.name', 'line 1, column 1: it must be true or false, and is a string'],
  ['token.expires', 'line 1, column 1: Unknown variable: token'],
  ['principal.constructor == "x"', 'No such key: constructor'],
])('an expression that cannot be used is refused with the finding and the place: %s', (when, what) => {
  expect(() => readRules(file({ ...rule, when }))).toThrow(`the expression of "outsiders", `);
  expect(() => readRules(file({ ...rule, when }))).toThrow(what);
});
