import { expect, test } from 'vitest';
import { notice, ruling } from '../ruling.fixture.ts';
import type { Notice, Ruling } from '../ruling.ts';
import { commandsOf } from './github.ts';

const commandOf = (one: Partial<Notice>, of: Partial<Ruling> = {}) =>
  [...commandsOf([ruling({ ...of, notices: [notice(one)] })])].join('');

/** The runner's own reading of a command, from its documentation: what it takes for the name, the values and the text. */
function read(line: string) {
  const [, name = '', values = '', data = ''] = /^::([a-z]+) (.*?)::(.*)\n$/.exec(line) ?? [];
  const plain = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = values.split(',').map((pair) => pair.split('='));
  return {
    name,
    data: plain(data),
    ...Object.fromEntries(properties.map(([key = '', value = '']) => [key, plain(value)])),
  };
}

test.each([
  ['critical', 'error'],
  ['high', 'error'],
  ['medium', 'warning'],
  ['low', 'notice'],
  ['info', 'notice'],
] as const)('a rule that is %s makes the workflow command %s', (severity, name) => {
  expect(read(commandOf({}, { severity }))).toEqual({
    name,
    file: 'access.checks.yaml',
    line: '7',
    col: '5',
    title: 'Only the DNS team edits DNS of the shop',
    data: 'ada@example.com may edit DNS',
  });
});

test('a workflow command says of a rule that is not settled that it was not evaluated', () => {
  expect(commandOf({ kind: 'unsettled' })).toContain('title=not evaluated%3A Only the DNS team');
});

test('a name of others stays in its place in a workflow command, on one line', () => {
  const name = 'x%0A::set-output name=a::b\r\n::stop-commands::t ##[error],title=y';
  const line = commandOf({ message: [{ name }] }, { title: name });
  expect(line.match(/\n/g)).toHaveLength(1);
  const shown = name.replace('\r', '\\u000d').replace('\n', '\\u000a');
  expect(read(line)).toMatchObject({ name: 'error', data: shown });
  expect(line).toContain('title=x%250A%3A%3Aset-output name=a%3A%3Ab\\u000d\\u000a');
  expect(line).toContain('%2Ctitle=y::');
});

test('a waived notice makes no workflow command', () => {
  expect(commandOf({ waived: 'waived by Astrid' })).toBe('');
});
