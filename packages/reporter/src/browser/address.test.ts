import { expect, test } from 'vitest';
import { pageAddress, readAddress, tableAddress } from './address.ts';

test('the address of a page leads to it, whatever its key is spelled like', () => {
  for (const key of ['4536bcfa', 'a=b&c#d%', 'ü 💬'])
    expect(readAddress(pageAddress('member', key))).toEqual({ kind: 'page', of: 'member', key });
  expect(readAddress('#zone=023e')).toEqual({ kind: 'page', of: 'zone', key: '023e' });
});

test('the address of a table leads to the same rows in the same order', () => {
  const state = { values: { find: 'dns & more', privileged: 'yes', scope: '' }, sort: '-name email' };
  expect(readAddress(tableAddress('entitlements', state))).toEqual({
    kind: 'table',
    table: 'entitlements',
    state: { values: { find: 'dns & more', privileged: 'yes' }, sort: '-name email' },
  });
});

test('an address that is not understood shows the whole report', () => {
  for (const hash of ['', '#', '#findings', '#member=', '#%'])
    expect(readAddress(hash)).toEqual({ kind: 'report' });
});
