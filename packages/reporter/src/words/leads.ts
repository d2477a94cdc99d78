// What each section of the page is about, in a sentence or two under its title. `time` and `command` are marked up.

export const coverLead = (time: string): string =>
  `Who can do what in this account, by which path, as it stood on ${time}.`;

export const summaryLead =
  'For whoever answers for this account: what was looked at, what is wrong, what changed, and who must act.';

export const overviewLead = 'Who reaches what, through which path, and the numbers to read first.';

export const privilegedLead =
  'Everyone who can give access, to others or to themselves, or spend money. Each principal is listed once, under the strongest privilege that is certain; this section is to be signed on its own.';

export const populationLead =
  'Every member of the account, the invited and the rejected included, and every API token the account owns. Nothing is said of who manages somebody of whom that is not known.';

export const unitsLead = (command: string): string =>
  `What people decide about: each is one thing that one edit can take away. The sheets to decide in are written by ${command}; this page is evidence. Revoking what denies gives access.`;

/** How entitlements are listed: for each holder, or for each principal; and what holds for both. */
export const entitlementsLead = {
  byHolder:
    'One row for each permission group, scope and policy of a principal or a user group: what a user group gives is listed once for all its members, with a further row for members who lose part of it.',
  byPrincipal: 'One row for each principal, permission group, scope and path.',
  both: 'The same entitlement has the same row id in every report of the account. Without a mark a principal is active, and an entitlement allows and is not privileged.',
} as const;

export const groupsLead =
  'Every member of a group has what the group gives: review a group by its contents, not by its name. Nothing is said of who manages a group of which that is not known.';

export const findingsLead =
  'Every question that this report asks about the account, including those that found nothing: each says how many were examined, and nothing is called clean that was not examined.';

export const changesLead = (time: string): string =>
  `What changed since ${time}, each with the edit that caused it. The earlier entitlements plus those added minus those removed are the current ones: see the control totals.`;

export const coverageLead =
  'What was requested from the API, how much it said there is, what it returned, and how much of that is in this report.';

/** Where a reader without scripts finds who reaches a zone of a large account. */
export const zonesInFiles =
  'Who reaches a zone is in entitlements.csv: the rows with its id, or with “*”, in the column “zone”, but for those that have the id in “exceptZones”.';

export const zonesLead =
  'Every zone of the account. Whoever has something on the whole account, or through a user group, is counted too. Each name leads to who may do what on the zone.';
