import { expect, test } from 'vitest';
import { pageOf } from './page.ts';

const terminal = { isTTY: true, columns: 100 };

test('the page of standard output is as wide as the terminal', () => {
  expect(pageOf(terminal, {}).columns).toBe(100);
});

test('the page of standard output has no end in a pipe', () => {
  expect(pageOf({}, {}).columns).toBeUndefined();
});

test('the page of standard output has no end on a terminal that does not know its width', () => {
  expect(pageOf({ isTTY: true, columns: 0 }, {}).columns).toBeUndefined();
});

test.each([terminal, {}])(
  'the page of standard output is as wide as COLUMNS says, whatever the stream is: %j',
  (stream) => {
    expect(pageOf(stream, { COLUMNS: '80' }).columns).toBe(80);
  },
);

test.each(['', '0', '-5', 'wide', '8e1'])(
  'the page of standard output takes no width from COLUMNS=%s',
  (COLUMNS) => {
    expect(pageOf(terminal, { COLUMNS }).columns).toBe(100);
  },
);

test.each([
  ['on a terminal', terminal, {}, true],
  ['in a pipe', {}, {}, false],
  ['on a terminal that draws nothing', terminal, { TERM: 'dumb' }, false],
  ['with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
  ['with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
  ['with FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '1' }, true],
  ['with FORCE_COLOR=0 on a terminal', terminal, { FORCE_COLOR: '0' }, false],
  ['with both of them', terminal, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('the colours of standard output are decided %s', (_, stream, env, has) => {
  expect(pageOf(stream, env).hasColours).toBe(has);
});
