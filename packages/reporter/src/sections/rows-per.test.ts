import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { rowsPerOf } from './rows-per.ts';

test('rows are per principal up to as many grants as are listed one by one, and per holder beyond', () => {
  // Of the owner, the contractor and his group, the invited one and the token.
  expect(rowsPerOf(accessOf(), 5)).toBe('principal');
  expect(rowsPerOf(accessOf(), 4)).toBe('holder');
});
