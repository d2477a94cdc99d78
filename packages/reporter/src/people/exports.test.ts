import { employmentOf } from '@grantlens/engine/internal';
import { expect, test } from 'vitest';
import { readPeople } from './read-people.ts';

const now = Date.parse('2026-11-30T06:00:00Z');

// Headers as the systems export them; of everybody ada is there, bo has left, cy is away.
test.each([
  [
    'Google Workspace',
    `First Name [Required],Last Name [Required],Email Address [Required],Status [READ ONLY],Last Sign In [READ ONLY],Recovery Email,Employee ID,Org Unit Path [Required]
Ada,Byron,ada@x.example,Active,2026/11/01 10:00:00,ada@home.example,1,/
Bo,Reed,bo@x.example,Archived,Never logged in,,2,/Former Employees
`,
  ],
  [
    'ADP',
    `Payroll Name,Associate ID,File Number,Position Status,Hire Date,Rehire Date,Termination Date,Work Contact: Work Email,Personal Contact: Personal Email,Reports To Name,Home Department Description
"Byron, Ada",A1,1,Active,01/15/2020,,,ada@x.example,ada@home.example,"Boss, The",IT
"Reed, Bo",A2,2,Terminated,02/03/2019,,06/30/2025,,bo@x.example,"Boss, The",IT
"Stone, Cy",A3,3,Leave,02/03/2019,,,cy@x.example,,"Boss, The",IT
`,
  ],
  [
    'Workday',
    `All Workers\nRun by: HR,2026-11-30\n\nEmployee ID,Worker,Email - Primary Work,Worker Type,Active Status,On Leave,Hire Date,Original Hire Date,Termination Date,Business Title,Supervisory Organization,Worker's Manager
1,Ada Byron,ada@x.example,Employee,Yes,No,2022-03-01,2015-01-01,2020-01-31,CTO,IT,The Boss
2,Bo Reed,bo@x.example,Employee,No,No,2015-01-01,2015-01-01,2025-01-31,Cook,IT,The Boss
3,Cy Stone,cy@x.example,Contingent Worker,Yes,Yes,2015-01-01,2015-01-01,,Cook,IT,The Boss
`,
  ],
  [
    'Purview',
    `HRScenarios,UserPrincipalName,EmailAddress,ResignationDate,LastWorkingDate
Resignation,ada@t.example,ada@x.example,2026-11-01T00:00:00.0000000+05:30,2027-01-31T15:18:02.4675041+05:30
Resignation,bo@x.example,,2019-04-01T00:00:00Z,2019-04-23T15:18:02.4675041+05:30
`,
  ],
  [
    'Okta',
    `user.id,profile.login,profile.email,profile.secondEmail,profile.firstName,profile.lastName,user.status,user.statusChanged,user.lastLogin
00u1,ada@x.example,ada@x.example,,Ada,Byron,ACTIVE,2026-01-01T00:00:00.000Z,2026-11-01T00:00:00.000Z
00u2,bo@x.example,bo@x.example,,Bo,Reed,DEPROVISIONED,2026-01-01T00:00:00.000Z,
`,
  ],
  [
    'Entra',
    `id,displayName,userPrincipalName,mail,otherMails,userType,accountEnabled,employeeHireDate,employeeLeaveDateTime,jobTitle,department,createdDateTime
1,Ada Byron,ada@t.example,ada@x.example,[],Member,True,2015-01-01T00:00:00Z,,CTO,IT,2015-01-01T00:00:00Z
2,Bo Reed,bo@x.example,,"[""bo@home.example""]",Member,False,2015-01-01T00:00:00Z,,Cook,IT,2015-01-01T00:00:00Z
`,
  ],
  [
    'BambooHR',
    `Employee #,First Name,Last Name,Work Email,Home Email,Hire Date,Termination Date,Employment Status,Employment Status: Date,Status,Job Title,Department,Reporting to
1,Ada,Byron,ada@x.example,,01/15/2020,,Full-Time,01/15/2020,Active,CTO,IT,The Boss
2,Bo,Reed,,bo@x.example,01/15/2020,00/00/0000,Terminated,06/30/2025,Inactive,Cook,IT,The Boss
`,
  ],
  [
    'Oracle HCM',
    `Person Number,Display Name,Work Email,System Person Type,Assignment Status Type,Assignment Status,Legal Employer Hire Date,Actual Termination Date,Effective End Date
1,Ada Byron,ada@x.example,Employee,ACTIVE,Active - Payroll Eligible,15-JAN-20,,31-DEC-4712
2,Bo Reed,bo@x.example,Ex-employee,INACTIVE,Inactive - Process When Earning,15-JAN-20,30-JUN-25,31-DEC-4712
`,
  ],
])('an export of %s says who is there and who has left', (_, text) => {
  const { rows, unread } = readPeople(Buffer.from(text));
  const found = new Map(
    rows.flatMap((row) => row.emails.map((email) => [email, employmentOf([row], now)] as const)),
  );
  expect(found.get('ada@x.example')).toEqual({ employment: 'employed', doubt: null });
  expect(found.get('bo@x.example')?.employment).toBe('left');
  if (found.has('cy@x.example')) expect(found.get('cy@x.example')?.employment).toBe('employed');
  expect(unread.filter(({ column }) => !column.startsWith('Org Unit'))).toEqual([]);
  expect(rows[0]?.name ?? 'Ada Byron').toMatch(/^(?:Ada Byron|Byron, Ada)$/);
});
