/** A section as the cover announces it. */
export interface Announcement {
  readonly id: string;
  readonly title: string;
  /** Whether this version evaluates it. */
  readonly evaluated: boolean;
  readonly says: string;
}

interface Reviewing {
  /** Whether there is a previous review to compare with. */
  readonly changes: boolean;
  readonly rowsPer: 'principal' | 'holder';
}

const madeLater =
  'Made after this report, with “grantlens review”, and kept beside it. An empty list of it is not a pass.';

/** The sections of an access review as the cover announces them. */
export const contentsWords = ({ changes, rowsPer }: Reviewing): readonly Announcement[] => [
  {
    id: 'coverage',
    title: 'Coverage',
    evaluated: true,
    says: 'What was asked, received and read, and what could not be seen.',
  },
  {
    id: 'overview',
    title: 'Overview',
    evaluated: true,
    says: 'Who reaches what through which user groups, in one picture, and the numbers beside it.',
  },
  {
    id: 'privileged',
    title: 'Privileged access',
    evaluated: true,
    says: 'Who can give access or spend money, and why: to be signed on its own.',
  },
  {
    id: 'zones',
    title: 'Zones',
    evaluated: true,
    says: 'Every zone, each with a page of who reaches it.',
  },
  {
    id: 'population',
    title: 'Population',
    evaluated: true,
    says: 'Every member and every API token owned by the account.',
  },
  {
    id: 'entitlements',
    title: 'Entitlements',
    evaluated: true,
    says: `Who holds what, where, by which path.${rowsPer === 'holder' ? ' What a user group gives is one row for all its members with the same outcome.' : ''}`,
  },
  {
    id: 'groups',
    title: 'User groups',
    evaluated: true,
    says: 'Who is in each group and what the group gives them.',
  },
  {
    id: 'findings',
    title: 'Findings',
    evaluated: true,
    says: 'Risks and hygiene: what was found, and what was looked at and found clean.',
  },
  {
    id: 'changes',
    title: 'Changes since the previous review',
    evaluated: changes,
    says: changes
      ? 'What was added, removed or changed, each with its cause.'
      : 'Not evaluated: no previous review was given. An empty list of it is not a pass.',
  },
  {
    id: 'units',
    title: 'Units of the review',
    evaluated: true,
    says: 'What people decide about: things that one edit can take away.',
  },
  { id: 'decisions', title: 'Decisions and sign-off', evaluated: false, says: madeLater },
];
