import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import type { ReportFindings } from '../model/evaluation.ts';
import type { ReportOptions } from '../model/report.ts';
import { readPeople } from '../people/read-people.ts';
import { buildReport } from './build-report.ts';

const build = (more: Omit<ReportOptions, 'toolVersion'> = {}) =>
  buildReport(accessOf(), { toolVersion: '1', ...more });
const by = (findings: ReportFindings) => build({ findings });

const waiver = {
  finding: 'member-without-2fa',
  instance: null,
  subject: 'ben@contractor.example',
  owner: 'Ada',
  reason: 'A key is ordered.',
  expires: '2025-12-31',
};
const pair = { id: 'a', title: 'A', both: ['dns_records:edit', 'waf:edit'] } as const;

test('the settings of a report are stated in full, the defaults included', () => {
  expect(build().evaluation).toMatchObject({
    settings: {
      maxSuperAdministrators: 4,
      dormantAfterDays: 90,
      staleAfterDays: 30,
      withoutChangeDays: 90,
      reviewPeriods: 2,
      ownDomains: [],
    },
    given: { rules: null, waivers: null, toxicPairs: null, people: null },
    idleWaivers: [],
  });
  expect(by({ staleAfterDays: 5, waivers: [] }).evaluation).toMatchObject({
    settings: { staleAfterDays: 5, dormantAfterDays: 90 },
    given: { waivers: 0 },
  });
});

test('each setting of a report changes its id', () => {
  const people = readPeople(Buffer.from('email\nada@shop.example\n'));
  const others = readPeople(Buffer.from('email\nben@shop.example\n'));
  const reports = [
    build(),
    by({ maxSuperAdministrators: 1 }),
    by({ dormantAfterDays: 1 }),
    by({ staleAfterDays: 1 }),
    by({ withoutChangeDays: 1 }),
    by({ reviewPeriods: 1 }),
    by({ ownDomains: ['shop.example'] }),
    by({ toxicPairs: [pair] }),
    by({ waivers: [] }),
    by({ waivers: [waiver] }),
    build({ people }),
    build({ people: others }),
  ];
  expect(new Set(reports.map(({ meta }) => meta.reportId)).size).toBe(reports.length);
  expect(by({ staleAfterDays: 30 }).meta.reportId).toBe(build().meta.reportId);
});

test('own domains are named in one form, once each, in order', () => {
  const { settings } = by({ ownDomains: ['@B.example', 'a.example', 'b.example'] }).evaluation;
  expect(settings.ownDomains).toEqual(['a.example', 'b.example']);
});

test('own domains decide who is a third party in the population and in the findings alike', () => {
  const { tables } = by({ ownDomains: ['contractor.example'] });
  expect(tables.principals.map(({ thirdParty }) => thirdParty)).toEqual(['no', 'no', 'no', null]);
  expect(tables.findings.find(({ finding }) => finding === 'third-party-domain')?.status).toBe('clean');
  expect(build().tables.findings.find(({ finding }) => finding === 'third-party-domain')).toMatchObject({
    status: 'found',
    subjectId: 'm2',
  });
});

test('a waiver marks what it covers, and one that covers nothing is named', () => {
  const idle = { ...waiver, subject: 'gone@shop.example' };
  const { tables, evaluation } = by({ waivers: [waiver, idle] });
  expect(tables.findings.filter(({ finding }) => finding === waiver.finding)).toMatchObject([
    { status: 'waived', waivedBy: 'Ada', waivedUntil: '2025-12-31' },
  ]);
  expect(evaluation.idleWaivers).toEqual(['member-without-2fa: gone@shop.example']);
});

test('a waiver that has ended is found, and what it covered counts again', () => {
  const { findings } = by({ waivers: [{ ...waiver, expires: '2025-10-31' }] }).tables;
  expect(findings.filter(({ finding }) => finding === waiver.finding)).toMatchObject([
    { status: 'found', waivedBy: 'Ada' },
  ]);
  expect(findings.find(({ finding }) => finding === 'expired-waiver')?.status).toBe('found');
});
