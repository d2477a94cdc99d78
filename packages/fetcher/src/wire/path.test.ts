import { expect, test } from 'vitest';
import { pathOf } from './path.ts';

test('each part of a path is encoded, so that it stays one part', () => {
  expect(pathOf('accounts', 'a/b', 'x?y#z', '%2e')).toBe('/accounts/a%2Fb/x%3Fy%23z/%252e');
});

test.each(['', '.', '..', '...', '\ud800', 'half\udc00'])('%j is not a part of a path', (part) => {
  expect(pathOf('accounts', part)).toBeUndefined();
});

test('text beyond the basic plane is a part of a path', () => {
  expect(pathOf('🙂')).toBe('/%F0%9F%99%82');
});
