/** What the world can refuse us. The command line has one table from these to a hint. */
export const errorCodes = [
  'usage',
  'credential-missing',
  'credential-refused',
  'api-base-unsafe',
  'network',
  'api',
  'account-unknown',
  'account-needed',
  'deadline',
  'partial-unusable',
  'file-unreadable',
  'plan-unreadable',
  'file-too-large',
  'file-unwritable',
  'file-locked',
  'snapshot-unreadable',
  'snapshot-version',
  'snapshot-modified',
  'activity-missing',
  'activity-unreadable',
  'catalogue-unreadable',
  'waivers-unreadable',
  'toxic-pairs-unreadable',
  'rules-unreadable',
  'settings-unreadable',
  'people-unreadable',
  'key-too-short',
  'fixture-unreadable',
  'name-unknown',
  'principal-unknown',
  'permission-unknown',
  'resource-unknown',
  'user-group-unknown',
  'policy-unknown',
  'question-unclear',
  'graph-too-large',
  'edit-unclear',
  'accounts-differ',
  'file-taken',
  'folder-taken',
  'package-unreadable',
  'signing',
  'review-unreadable',
  'review-broken',
  'review-state',
  'reviewers-unreadable',
  'assignment-open',
  'unit-unknown',
] as const;

/** The code of a `GrantlensError`: a closed list that programs may rely on. */
export type ErrorCode = (typeof errorCodes)[number];

/**
 * The world said no: a network, a file, a credential or a question that cannot be answered as put.
 * `message` is one sentence fragment of what and why, without a full stop; what to do follows from `code`.
 */
export class GrantlensError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'GrantlensError';
    this.code = code;
  }
}

/** A name that several things have. Where many accounts are asked this is no answer, and a name that nothing has may be one. */
export class SeveralMeant extends GrantlensError {}

/** Stops at a bug of ours: `sentence` says what must have been true. Nobody but the program's entry catches it. */
export function invariant(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${sentence}`);
}
