import { sha256 } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { accessOf, shop, snapshotOf } from '../../corner-shop.fixture.ts';
import type { Report, ReportOptions } from '../../model/report.ts';
import { renderReport } from '../../render/files.ts';
import { renderAll, textIn } from '../../render/rendered.fixture.ts';
import { buildReport } from '../build-report.ts';

const raw = { snapshot: snapshotOf(shop) };

const reportOf = (options: Partial<ReportOptions>, collections = shop) =>
  buildReport(accessOf(collections), { toolVersion: '1', ...options });

const accuracyOf = ({ coverage }: Report) => {
  if (coverage.accuracy === null) throw new Error('it was made with what the API said');
  return coverage.accuracy;
};

/** A shop of many owners. */
const many = {
  ...shop,
  members: {
    ...shop.members,
    expected: 60,
    items: Array.from({ length: 60 }, (_, n) => ({
      ...{ id: `m${n}`, email: `${n}@shop.example`, status: 'accepted' },
      policies: (shop.members.items[0] as { readonly policies: unknown }).policies,
    })),
  },
};

test('an account with few entitlement rows has every one of them beside what the API said', () => {
  const report = reportOf({ raw });
  const { rows } = accuracyOf(report);
  expect(rows.of).toBe(report.tables.entitlements.length);
  expect(rows.drawn.map(({ id }) => id)).toEqual([...report.tables.entitlements].map(({ id }) => id));
});

test('a row has the objects of the API that it is made of, and of each list what is about it', () => {
  const drawn = accuracyOf(reportOf({ raw })).rows.drawn;
  const denied = drawn.find(({ means }) => means.includes('is denied'));
  expect(denied?.payloads.map(({ title }) => title)).toEqual([
    'The member',
    'The user group',
    'Who is in it',
  ]);
  const [member, group, within] = denied?.payloads.map(({ payload }) => JSON.parse(payload)) ?? [];
  expect(member).toMatchObject({ email: 'ben@contractor.example', policies: ['… 1 more left out'] });
  expect(group).toEqual(shop.userGroups.items[0]);
  expect(within).toEqual([{ id: 'm2', email: 'ben@contractor.example' }]);
  const deploy = drawn.find(({ name }) => name === 'deploy')?.payloads[0];
  expect(JSON.parse(deploy?.payload ?? '')).toEqual(shop.accountTokens.items[0]);
});

test('the rows of a large report are drawn by the seed, as anybody can draw them with SHA-256', () => {
  const report = reportOf({ raw: { snapshot: snapshotOf(many), seed: '0badcafe' } }, many);
  const { seed, rows } = accuracyOf(report);
  const drawn = new Set<number>();
  for (let n = 1; drawn.size < 25; n++)
    drawn.add(Number.parseInt(sha256(`0badcafe row ${n}`).slice(0, 12), 16) % rows.of);
  expect(seed).toBe('0badcafe');
  expect(rows.drawn.map(({ id }) => id)).toEqual(
    [...drawn].map((at) => report.tables.entitlements.at(at)?.id),
  );
});

test('the usual seed is the begin of the digest, and only another makes another report', () => {
  const usual = reportOf({ raw });
  const seed = accuracyOf(usual).seed;
  expect(usual.meta.snapshotDigest.startsWith(`sha256-${seed}`)).toBe(true);
  expect(reportOf({ raw: { ...raw, seed } }).meta.reportId).toBe(usual.meta.reportId);
  expect(reportOf({ raw: { ...raw, seed: '00000000' } }).meta.reportId).not.toBe(usual.meta.reportId);
});

test('the second evaluator is asked 2,000 questions, and answers as the report does', () => {
  const { questions, differences } = accuracyOf(reportOf({ raw }));
  expect(questions).toMatchObject({ principals: 4, differing: 0 });
  expect(questions.asked).toBe(2_000);
  expect(differences).toEqual([]);
});

test('a report whose verdicts the second evaluator does not share is INCOMPLETE, and lists each in every format', async () => {
  const [ada, ...rest] = shop.members.items as readonly object[];
  const other = snapshotOf({
    ...shop,
    members: { ...shop.members, items: [{ ...ada, policies: [] }, ...rest] },
  });
  const report = reportOf({ raw: { snapshot: other } });
  const { questions, differences } = accuracyOf(report);
  expect(questions.differing).toBeGreaterThan(0);
  expect(differences).toHaveLength(questions.differing);
  expect(differences.every(({ principal }) => principal === 'ada@shop.example')).toBe(true);
  expect(report.meta.complete).toBe(false);
  expect(report.cover.incompleteBecause.at(-1)).toMatch(/^Accuracy: the second evaluator answers \d+ of/);
  const files = await renderAll(renderReport(report));
  expect(textIn(files, 'report.html')).toContain('answers otherwise');
  expect(textIn(files, 'report.json')).toContain('"reference":');
});

test('nothing secret stands beside a row, and text of strangers stays text', async () => {
  const [token] = shop.accountTokens.items as readonly object[];
  const snapshot = snapshotOf({
    ...shop,
    accountTokens: { ...shop.accountTokens, items: [{ ...token, value: 'v1.0-secret', note: '</pre><b>x' }] },
  });
  const files = await renderAll(renderReport(reportOf({ raw: { snapshot } })));
  for (const [, bytes] of files) expect(Buffer.from(bytes).toString()).not.toContain('v1.0-secret');
  expect(textIn(files, 'report.html')).not.toContain('</pre><b>');
});

test('a report that was made without what the API said says so', async () => {
  const report = reportOf({});
  expect(report.coverage.accuracy).toBeNull();
  const files = await renderAll(renderReport(report));
  expect(textIn(files, 'report.html')).toContain('without the raw snapshot');
});
