import { describe, expect, it } from 'vitest';
import { readCanLine } from './can-line.ts';

const names = ['ada@example.com', 'dns_records:edit', 'example.com'];

describe('a plain command line of can', () => {
  it('is read as the question it is', () => {
    expect(readCanLine(['can', ...names])).toEqual({
      question: {
        principal: 'ada@example.com',
        permission: 'dns_records:edit',
        resource: 'example.com',
        explain: false,
      },
      snapshot: undefined,
      output: 'table',
      exitZero: false,
    });
  });

  it('may have its options anywhere, and by either name', () => {
    const [member = '', ...rest] = names;
    const read = readCanLine(['can', '-s', 'a.json', member, '--explain', ...rest, '--output', 'csv']);
    expect(read).toMatchObject({ question: { explain: true }, snapshot: 'a.json', output: 'csv' });
    expect(readCanLine(['can', ...names, '--snapshot', 'a.json', '-o', 'json', '--exit-zero'])).toMatchObject(
      {
        snapshot: 'a.json',
        output: 'json',
        exitZero: true,
      },
    );
  });
});

describe('a command line that has to be interpreted', () => {
  it.each([
    ['another verb', ['who-can', ...names]],
    ['nothing', []],
    ['a word too few', ['can', ...names.slice(1)]],
    ['a word too many', ['can', ...names, 'more']],
    ['an empty word', ['can', '', ...names.slice(1)]],
    ['an unknown option', ['can', ...names, '--quick']],
    ['help', ['can', '--help']],
    ['a word after the end of options', ['can', '--', ...names]],
    ['a value in the same word', ['can', ...names, '--output=json']],
    ['a short option with its value', ['can', ...names, '-ojson']],
    ['an option without its value', ['can', ...names, '-s']],
    ['a value that looks like an option', ['can', ...names, '-s', '-o', 'json']],
    ['an option twice', ['can', ...names, '-o', 'json', '-o', 'csv']],
    ['a format that does not exist', ['can', ...names, '-o', 'yaml']],
    ["the user's own catalogue", ['can', ...names, '--catalogue', 'c.yaml']],
    ['a file that may be modified', ['can', ...names, '--allow-modified']],
  ])('is left to the whole program: %s', (_, args) => {
    expect(readCanLine(args)).toBeNull();
  });
});
