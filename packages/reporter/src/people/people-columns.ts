import type { PersonField } from './person-fields.ts';

/** The fields of which every column is read, and not only the best one. */
export const speakingFields: readonly PersonField[] = [
  'email',
  'status',
  'startDate',
  'endDate',
  'noticeDate',
];

/**
 * The names under which HR systems and directories export a field, the better first: those of ADP, BambooHR,
 * Entra, Google Workspace, Okta, Oracle HCM, Purview, SuccessFactors and Workday among them.
 */
export const columnNames: Readonly<Record<PersonField, readonly string[]>> = {
  email: listed(`
    work email, work email address, business email, business email address, company email, corporate email,
    primary work email, email primary work, email work, work contact work email, primary email,
    primary email address, email, email address, e mail, mail, user email, user principal name, upn, user login,
    login, user name, username, sign in name, alias email, other mails, proxy addresses, secondary email,
    second email, alternate email address, alternate email, work secondary email, home secondary email,
    personal email, home email, private email, personal contact personal email, email home, recovery email
  `),
  name: listed(`
    name, full name, display name, employee name, preferred name, legal name, worker, payroll name, worker name,
    employee, employee full name
  `),
  firstName: listed(`
    first name, given name, forename, legal first name, preferred first name
  `),
  lastName: listed(`
    last name, surname, family name, legal last name, preferred last name
  `),
  employeeId: listed(`
    employee id, employee number, employee no, personnel number, personnel id, person number, staff id,
    staff number, worker id, payroll number, associate id, file number
  `),
  manager: listed(`
    manager, manager name, line manager, reports to, reporting to, reports to name, supervisor, supervisor name,
    workers manager, manager email, line manager email, supervisor email
  `),
  jobFunction: listed(`
    job function, function, job title, title, business title, position, position title, job, job name,
    job profile, role, employee title, job title description
  `),
  department: listed(`
    department, department name, dept, division, business unit, organisation, organization, org unit, team,
    cost centre, cost center, home department description, supervisory organization, org unit path,
    department description
  `),
  status: listed(`
    status, employment status, employee status, worker status, user status, account status, hr status,
    job status, position status, assignment status, assignment status type, person status, staff status,
    associate status, member status, empl status, emp status, current status, work status, status code,
    status name, status description, employment status description, employment status code, lifecycle status,
    lifecycle state, record status,
    account state, employment state, hris status, team member status, colleague status
  `),
  startDate: listed(`
    start date, hire date, date of hire, employment start date, original hire date, joining date, date joined,
    join date, date of joining, rehire date, re hire date, latest hire date, last hire date,
    most recent hire date, recent hire date, first day, first day of work, employee hire date,
    legal employer hire date, enterprise hire date, hired, hired on, date hired, joined, joined on, rehired,
    hiredate, date started, started, started on
  `),
  endDate: listed(`
    end date, termination date, date of termination, leaving date, leave date, date left, date of leaving,
    last day, last day of work, last day worked, last working day, last working date, last work date,
    employment end date, contract end date, contract end, actual termination date, terminated on,
    projected termination date, employee leave date time, separation date, exit date, offboarding date,
    termination effective date, effective termination date, date terminated, term date, departure date,
    retirement date, end of employment, last date worked, last employment date, deactivation date, date of exit,
    date of separation, relieving date, end date of employment, contract expiry date
  `),
  noticeDate: listed(`
    resignation date, date of resignation, notice date, resigned on
  `),
};

/** What yes, and what no, says of employment in a column; null where it says nothing. */
export interface YesNo {
  readonly yes: string;
  readonly no: string | null;
}

/** Columns of yes and no, by the words that yes and no then are. */
export const yesNoColumns: readonly (YesNo & { readonly names: readonly string[] })[] = [
  {
    yes: 'active',
    no: 'inactive',
    names: listed(`
      account enabled, enabled, is enabled, active, is active, currently active, active status, user active, employed,
      is employed, currently employed, current employee, is current, active employee
    `),
  },
  {
    yes: 'terminated',
    no: 'active',
    names: listed(`
      terminated, is terminated, inactive, is inactive, disabled, is disabled, account disabled, left, has left,
      leaver, is leaver, deleted, is deleted, deactivated, deprovisioned, archived, is archived, offboarded,
      former employee, ended, resigned, retired, separated
    `),
  },
  {
    yes: 'suspended',
    no: 'active',
    names: listed(`
      suspended, is suspended, blocked, is blocked, block credential, sign in blocked, locked
    `),
  },
  { yes: 'on leave', no: null, names: ['on leave', 'is on leave', 'leave of absence', 'absent'] },
];

/** Columns that say what sort of worker somebody is, and speak of employment only where that is a former one. */
export const typeColumns: ReadonlySet<string> = new Set(
  listed(`
  employment type, employee type, worker type, worker category, worker category description, person type,
  system person type, user type, contract type, employee class, employment category, worker sub type,
  worker subtype, assignment category, staff type, worker type description, type
`),
);

/** Names with commas between, as they are easier to read than a list of texts. */
function listed(names: string): readonly string[] {
  return names.split(',').map((name) => name.trim());
}
