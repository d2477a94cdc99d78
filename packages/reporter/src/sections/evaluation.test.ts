import { describe, expect, test } from 'vitest';
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

describe('what a report is evaluated by', () => {
  test('is said in full, what nobody set included', () => {
    expect(build().evaluation).toMatchObject({
      settings: {
        maxSuperAdministrators: 4,
        dormantAfterDays: 90,
        staleAfterDays: 30,
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

  test('is part of the id of the report, each of it', () => {
    const people = readPeople(Buffer.from('email\nada@shop.example\n'));
    const others = readPeople(Buffer.from('email\nben@shop.example\n'));
    const reports = [
      build(),
      by({ maxSuperAdministrators: 1 }),
      by({ dormantAfterDays: 1 }),
      by({ staleAfterDays: 1 }),
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

  test('names own domains in one way', () => {
    const { settings } = by({ ownDomains: ['@B.example', 'a.example', 'b.example'] }).evaluation;
    expect(settings.ownDomains).toEqual(['a.example', 'b.example']);
  });

  test('decides who is a third party in the population and in the findings alike', () => {
    const { tables } = by({ ownDomains: ['contractor.example'] });
    expect(tables.principals.map(({ thirdParty }) => thirdParty)).toEqual(['no', 'no', 'no', null]);
    expect(tables.findings.find(({ finding }) => finding === 'third-party-domain')?.status).toBe('clean');
    expect(build().tables.findings.find(({ finding }) => finding === 'third-party-domain')).toMatchObject({
      status: 'found',
      subjectId: 'm2',
    });
  });

  test('marks what a waiver covers, and names the waivers that cover nothing', () => {
    const idle = { ...waiver, subject: 'gone@shop.example' };
    const { tables, evaluation } = by({ waivers: [waiver, idle] });
    expect(tables.findings.filter(({ finding }) => finding === waiver.finding)).toMatchObject([
      { status: 'waived', waivedBy: 'Ada', waivedUntil: '2025-12-31' },
    ]);
    expect(evaluation.idleWaivers).toEqual(['member-without-2fa: gone@shop.example']);
  });

  test('with a waiver that has ended is found, and what the waiver covered counts again', () => {
    const { findings } = by({ waivers: [{ ...waiver, expires: '2025-10-31' }] }).tables;
    expect(findings.filter(({ finding }) => finding === waiver.finding)).toMatchObject([
      { status: 'found', waivedBy: 'Ada' },
    ]);
    expect(findings.find(({ finding }) => finding === 'expired-waiver')?.status).toBe('found');
  });
});
