/** The verbs that answer from a snapshot and write nothing. */
export const answeringVerbs: ReadonlySet<string> = new Set([
  'can',
  'who-can',
  'what-can',
  'list',
  'show',
  'compare',
  'matrix',
  'diff',
  'what-if',
  'ask',
  'paths',
  'activity',
  'findings',
]);

/** The verbs that are not for the loop: they write, read an account or many snapshots, or serve. */
export const otherVerbs: ReadonlySet<string> = new Set([
  'snapshot',
  'whoami',
  'explore',
  'check',
  'report',
  'review',
  'verify',
  'fleet',
  'graph',
  'export',
  'anonymise',
  'completion',
  'sandbox',
  'demo',
]);
