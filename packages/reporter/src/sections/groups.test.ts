import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { listGroups } from './groups.ts';

test('every group, even an empty one, lists its members and what it gives them', () => {
  expect(listGroups(accessOf())).toEqual([
    {
      id: 'ug2',
      name: 'Empty',
      members: 0,
      memberNames: [],
      policies: 0,
      policyIds: [],
      handsOut: [],
      notes: [],
      managedBy: 'not known',
      createdAt: null,
      createdFrom: null,
      changedBy: [],
    },
    {
      id: 'ug1',
      name: 'Freeze',
      members: 1,
      memberNames: ['ben@contractor.example'],
      policies: 1,
      policyIds: ['p5'],
      handsOut: ['is denied to change DNS records and DNS settings on shop.example'],
      notes: [],
      managedBy: 'not known',
      createdAt: null,
      createdFrom: null,
      changedBy: [],
    },
  ]);
});
