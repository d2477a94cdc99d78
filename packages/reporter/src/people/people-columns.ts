/** What is read of a person. */
export const personFields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'employeeId',
  'manager',
  'jobFunction',
  'department',
  'status',
  'startDate',
  'endDate',
] as const;
export type PersonField = (typeof personFields)[number];

/** The names under which HR systems export it: the first that a header has is taken. */
const names: Readonly<Record<PersonField, readonly string[]>> = {
  email: [
    'email',
    'email address',
    'work email',
    'work email address',
    'business email',
    'company email',
    'corporate email',
    'primary work email',
    'mail',
    'user principal name',
    'upn',
  ],
  name: ['name', 'full name', 'display name', 'employee name', 'preferred name', 'legal name', 'worker'],
  firstName: ['first name', 'given name', 'forename', 'legal first name'],
  lastName: ['last name', 'surname', 'family name', 'legal last name'],
  employeeId: [
    'employee id',
    'employee number',
    'employee no',
    'personnel number',
    'personnel id',
    'staff id',
    'staff number',
    'worker id',
    'payroll number',
  ],
  manager: [
    'manager',
    'manager name',
    'line manager',
    'reports to',
    'supervisor',
    'supervisor name',
    'manager email',
    'line manager email',
  ],
  jobFunction: [
    'job function',
    'function',
    'job title',
    'title',
    'business title',
    'position',
    'position title',
    'job',
    'job name',
    'job profile',
    'role',
  ],
  department: [
    'department',
    'department name',
    'dept',
    'division',
    'business unit',
    'organisation',
    'organization',
    'org unit',
    'team',
    'cost centre',
    'cost center',
  ],
  status: [
    'status',
    'employment status',
    'employee status',
    'worker status',
    'hr status',
    'job status',
    'state',
  ],
  startDate: [
    'start date',
    'hire date',
    'date of hire',
    'employment start date',
    'original hire date',
    'joining date',
    'date joined',
  ],
  endDate: [
    'end date',
    'termination date',
    'date of termination',
    'leaving date',
    'leave date',
    'date left',
    'last day',
    'last day of work',
    'last working day',
    'employment end date',
    'contract end date',
    'contract end',
  ],
};

/** Where each field stands in a header; a field it has no column for is not there. */
export function placeFields(header: readonly string[]): ReadonlyMap<PersonField, number> {
  const columns = header.map(plain);
  const places = personFields.flatMap((field): readonly (readonly [PersonField, number])[] => {
    const name = names[field].find((one) => columns.includes(plain(one)));
    return name === undefined ? [] : [[field, columns.indexOf(plain(name))]];
  });
  return new Map(places);
}

/** Columns that go by one name. */
export function twins(header: readonly string[], place: number): readonly number[] {
  return [...header.keys()].filter((other) => plain(header[other] ?? '') === plain(header[place] ?? ''));
}

/** `E-Mail_Address ` as `emailaddress`. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
