import { findingCatalogue } from '@grantlens/engine';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport } from './build-report.ts';

const findingsOf = (changes: Parameters<typeof accessOf>[0] = {}) =>
  buildReport(accessOf(changes), { toolVersion: '1' }).tables.findings;

test('the findings of a report have a row for everything found and for every question that found nothing', () => {
  const rows = findingsOf();
  const asked = new Set(rows.map(({ finding }) => finding));
  expect([...asked].sort()).toEqual(findingCatalogue.map(({ id }) => id).sort());
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const row of rows) {
    expect(row.what).not.toBe('');
    expect(row.status === 'found').toBe(row.subjectKind !== null);
  }
});

test('a finding of a report names whom it is about, and says how many were examined', () => {
  expect(findingsOf().filter(({ finding }) => finding === 'member-without-2fa')).toMatchObject([
    {
      status: 'found',
      subjectKind: 'member',
      subjectId: 'm2',
      examined: 2,
      controls: expect.arrayContaining([expect.stringMatching(/^SOC 2 CC6/)]),
    },
  ]);
});

test('a finding of a report is never clean where its data was not seen', () => {
  const forbidden = { status: 'forbidden' as const, items: [], requests: [] };
  const rows = findingsOf({ accountTokens: forbidden });
  expect(rows.filter(({ finding }) => finding === 'token-without-expiry')).toMatchObject([
    { status: 'not-evaluated', subjectKind: null },
  ]);
  expect(
    findingsOf({ members: { ...shop.members, ...forbidden } })
      .filter(({ status }) => status === 'clean')
      .map(({ finding }) => finding),
  ).not.toContain('member-without-2fa');
});
