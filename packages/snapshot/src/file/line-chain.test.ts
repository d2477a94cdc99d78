import { expect, test } from 'vitest';
import { openLineChain } from './line-chain.ts';

const values = [{ a: 1 }, { text: 'ä\u2028"}\ud800' }, { list: [{}, null] }];

const written = () => {
  const chain = openLineChain();
  return values.map((value) => chain.write(value).slice(0, -1));
};

const readUntilOneDoesNotFit = (lines: readonly string[]) => {
  const chain = openLineChain();
  const read: unknown[] = [];
  for (const line of lines) {
    const value = chain.read(line);
    if (value === undefined) break;
    read.push(value);
  }
  return read;
};

test('a chain of lines is read as it was written', () => {
  expect(readUntilOneDoesNotFit(written())).toEqual(values);
});

test('a line that was left out, moved, doubled or taken from another chain ends what is believed', () => {
  const [a = '', b = '', c = ''] = written();
  const other = openLineChain();
  other.write({ another: 'beginning' });
  expect(readUntilOneDoesNotFit([b, c])).toEqual([]);
  expect(readUntilOneDoesNotFit([a, c])).toEqual([values[0]]);
  expect(readUntilOneDoesNotFit([a, c, b])).toEqual([values[0]]);
  expect(readUntilOneDoesNotFit([a, a, b])).toEqual([values[0]]);
  expect(readUntilOneDoesNotFit([a, other.write({ b: 2 }).trim()])).toEqual([values[0]]);
  expect(readUntilOneDoesNotFit([a, '', '{}', b])).toEqual([values[0]]);
});

test('a change of any character ends what is believed', () => {
  const [a = '', b = '', c = ''] = written();
  for (let at = 0; at < b.length; at += 1) {
    const changed = `${b.slice(0, at)}${String.fromCharCode(b.charCodeAt(at) ^ 1)}${b.slice(at + 1)}`;
    expect(readUntilOneDoesNotFit([a, changed, c])).toEqual([values[0]]);
  }
});
