import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { readPeople } from '../people/read-people.ts';
import { buildReport } from './build-report.ts';

// Ada is employed, Ben's contract has ended, of Cleo, who is invited, HR knows nothing; Dora is not a member.
const file = `E-mail,Manager,Job title,Department,Status,Hire date,Last day,Employee number
 ADA@shop.example ,,Owner,Management,Active,2001-02-03,,1
ben@contractor.example,Ada Byron,Painter,Works,Contractor,2025-01-01,2025-10-31,2
dora@shop.example,Ada Byron,Baker,Kitchen,Active,2020-05-06,,3
,Ada Byron,Cleaner,,Active,,,4
`;

const reportOf = (text: string = file, changes: Parameters<typeof accessOf>[0] = {}) =>
  buildReport(accessOf(changes), { toolVersion: '1', people: readPeople(Buffer.from(text)) });

test('HR data fills columns of members by e-mail address, whatever its case, and none of tokens', () => {
  expect(
    reportOf().tables.principals.map((row) => [
      row.id,
      row.manager,
      row.jobFunction,
      row.department,
      row.employment,
      row.employmentStatus,
      row.startDate,
      row.endDate,
      row.employeeId,
    ]),
  ).toEqual([
    ['m1', null, 'Owner', 'Management', 'employed', 'Active', '2001-02-03', null, '1'],
    ['m2', 'Ada Byron', 'Painter', 'Works', 'left', 'Contractor', '2025-01-01', '2025-10-31', '2'],
    ['m3', null, null, null, 'not-listed', null, null, null, null],
    ['t1', null, null, null, null, null, null, null, null],
  ]);
});

test('HR data shows who left, and whom only one side knows', () => {
  const { people } = reportOf();
  expect(people).toMatchObject({ rows: 4, matched: 2, unused: [] });
  expect(people?.leavers).toMatchObject([{ id: 'm2', entitlements: 2, endDate: '2025-10-31' }]);
  expect(people?.membersNotInPeople).toMatchObject([{ id: 'm3', standing: 'latent' }]);
  expect(people?.peopleNotMembers).toMatchObject([
    { line: 4, email: 'dora@shop.example', employment: 'employed' },
    { line: 5, email: null, employeeId: '4' },
  ]);
});

test('HR data is tied out on both sides, and is on the cover', () => {
  const { coverage, cover, meta } = reportOf();
  expect(coverage.controlTotals.slice(-2)).toMatchObject([
    { title: 'Members beside the HR data', total: 3, parts: [{ value: 2 }, { value: 1 }], ties: true },
    { title: 'Rows of the HR data', total: 4, parts: [{ value: 2 }, { value: 2 }], ties: true },
  ]);
  expect(cover.figures).toContainEqual({
    title: 'Left the company',
    value: 1,
    note: 'active or invited members; 1 more not in the HR data',
  });
  expect(meta.complete).toBe(true);
});

test('HR data leaves the employment of a member without an address unknown', () => {
  const nameless = {
    ...shop.members,
    items: [{ id: 'm9', status: 'accepted', policies: [] }],
    expected: 1,
  };
  const { tables, people } = reportOf(file, {
    members: nameless,
    userGroupMembers: { ...shop.userGroupMembers, items: { ug1: [], ug2: [] } },
  });
  expect(tables.principals[0]).toMatchObject({ id: 'm9', employment: 'unknown' });
  expect(people).toMatchObject({ matched: 0, membersNotInPeople: [{ id: 'm9' }] });
});

test('HR data does not count a rejected member among those who left', () => {
  const [, ben] = shop.members.items as readonly object[];
  const items = [{ ...ben, status: 'rejected' }];
  expect(reportOf(file, { members: { ...shop.members, items, expected: 1 } }).people?.leavers).toEqual([]);
});

test('HR data gives findings about who left and who is not known to it', () => {
  const found = reportOf().tables.findings.filter(({ status }) => status === 'found');
  expect(found.filter(({ finding }) => finding === 'leaver-still-member')).toMatchObject([
    { subjectId: 'm2', severity: 'critical' },
  ]);
  expect(found.filter(({ finding }) => finding === 'member-unknown-to-hr')).toMatchObject([
    { subjectId: 'm3' },
  ]);
});

test('a report without HR data leaves its columns empty, and says that none was given', () => {
  const { tables, people, cover, evaluation } = buildReport(accessOf(), { toolVersion: '1' });
  expect(people).toBe(null);
  expect(evaluation.given.people).toBe(null);
  expect(tables.principals.every(({ employment, manager }) => employment === null && manager === null)).toBe(
    true,
  );
  expect(cover.figures.map(({ title }) => title)).not.toContain('Left the company');
});
