// The words by which HR systems and directories say whether somebody works for the company, in lower case and without
// punctuation: ADP, BambooHR, Entra, Google Workspace, Okta, Oracle HCM, PeopleSoft, Purview, SuccessFactors, Workday.

/** `type` says what sort of worker somebody is or was, `beside` says something else about the rest. */
export type PhraseMeaning = 'here' | 'absent' | 'gone' | 'open' | 'type' | 'beside';

/** No longer there. The codes of one letter are those of PeopleSoft and ADP. */
const gone: readonly string[] = listed(`
  terminated, terminate, termination, term, termed, t, terminated employee, terminated worker, inactive,
  in active, not active, no longer active, non active, inactivated, i, left, left company, left the company,
  has left, leaver, leavers, departed, departure, gone, resigned, resignation, quit, retired, retiree,
  retirement, early retirement, pensioner, former, former employee, former employees, former worker,
  former contractor, former staff, ex, ex employee, ex employees, ex worker, ex contractor, ex staff, alumni,
  alumnus, dismissed, dismissal, discharged, fired, sacked, redundant, redundancy, made redundant, laid off,
  layoff, lay off, position eliminated, job abandonment, abandoned, no show, deceased, died, dead, death, d,
  separated, separation, severed, released, exited, exit, ended, employment ended, contract ended,
  contract expired, contract completed, end of contract, end of employment, end of assignment,
  assignment ended, expired, withdrawn, closed, cancelled, not employed, no longer employed, not an employee,
  not current, no longer with company, offboarded, off boarded, deactivated, disabled, deprovisioned,
  de provisioned, deleted, removed, revoked, archived, account disabled, account closed, soft deleted,
  decommissioned, terminated users, disabled users, past employee, previous employee, past, non rehireable
`);

/** At work. */
const here: readonly string[] = listed(`
  active, actively employed, activated, currently active, a, active employee, active worker, employed,
  currently employed, still employed, in employment, in service, in post, current, current employee,
  current staff, hired, rehired, re hired, rehire, reinstated, reactivated, new hire, newly hired, joiner,
  new joiner, working, at work, on duty, present, confirmed, probation, on probation, probationary,
  in probation, probation period, trial period, notice, on notice, notice period, serving notice, under notice,
  in notice period, enabled, account enabled, provisioned, registered, seconded, on secondment, transferred,
  promoted, onboarded, active external, active internal, active assignment, good standing
`);

/** Away for a time, and of the company all the while. */
const absent: readonly string[] = listed(`
  leave, on leave, leave of absence, on leave of absence, loa, active leave, away, absent, paid leave,
  unpaid leave, on paid leave, on unpaid leave, leave with pay, leave without pay, paid leave of absence,
  unpaid leave of absence, leave paid, leave unpaid, temporary leave, parental leave, on parental leave,
  maternity leave, on maternity leave, maternity, paternity, paternity leave, on paternity leave,
  adoption leave, family leave, carers leave, care leave, sick, sick leave, on sick leave, long term sick,
  medical leave, medical leave of absence, disability, disability leave, on disability, short term disability,
  long term disability, std, ltd, fmla, fmla leave, family and medical leave, workers compensation,
  workers comp, injury leave, military leave, military, jury duty, bereavement, bereavement leave,
  compassionate leave, garden leave, gardening leave, on garden leave, on gardening leave,
  administrative leave, personal leave, study leave, educational leave, education leave, special leave,
  annual leave, sabbatical, on sabbatical, career break, vacation, on vacation, holiday, on holiday, furlough,
  furloughed, on furlough, short work break, career interruption, extended leave
`);

/** Known, and no answer: an account that is locked may be of somebody who left, and who is to come is not here. */
const open: readonly string[] = listed(`
  suspended, suspension, account suspended, suspended users, locked, locked out, blocked, frozen,
  password expired, recovery, on hold, hold, dormant, staged, pending, pending activation, pending termination,
  termination pending, to be terminated, terminating, leaving, offboarding, pre hire, prehire, future hire,
  pending hire, pending start, not started, not yet started, candidate, applicant, offer accepted,
  pending worker, onboarding, pre start, invited, unknown
`);

/** What sort of worker. Beside a word that says gone it says nothing, on its own that there is one. */
const type: readonly string[] = listed(`
  employee, worker, staff, staff member, regular, permanent, perm, temporary, temp, casual, fixed term,
  full time, part time, fulltime, parttime, ft, pt, full, part, seasonal, hourly, contractor, contract,
  contingent, contingent worker, freelance, freelancer, consultant, vendor, intern, internship, trainee,
  apprentice, working student, volunteer, agency worker, external, internal, salaried, exempt, non exempt,
  member, guest, per diem, on call
`);

/** Says how, why or for what else: nothing about whether. */
const beside: readonly string[] = listed(`
  voluntary, voluntarily, involuntary, involuntarily, unvoluntary, for cause, with cause, without cause,
  by mutual agreement, mutual agreement, with severance, w severance, with pay, with pension, payroll eligible,
  no payroll, payroll, process when earning, not eligible for rehire, eligible for rehire, do not rehire,
  no rehire, from company, user, account, status, employment, assignment, person, with benefits, without pay,
  for performance, performance, misconduct, other
`);

/** Every phrase, by what it means. */
export const statusPhrases: Readonly<Record<PhraseMeaning, readonly string[]>> = {
  gone,
  here,
  absent,
  open,
  type,
  beside,
};

/** Phrases with commas between, as they are easier to read than a list of texts. */
function listed(phrases: string): readonly string[] {
  return phrases.split(',').map((phrase) => phrase.trim());
}
