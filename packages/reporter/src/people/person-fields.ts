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
  'noticeDate',
] as const;
export type PersonField = (typeof personFields)[number];

/** The columns that the user names for a field, which are then the only ones of that field. */
export type ChosenColumns = Partial<Readonly<Record<PersonField, readonly string[]>>>;
