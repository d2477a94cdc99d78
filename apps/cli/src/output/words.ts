import { type Assumption, printable, resourceWords, type Subject } from '@grantlens/engine';

/** What a question is about, with its id: nobody should have to guess which zone was meant. */
export function subjectWords(subject: Subject): string {
  if (subject.kind === 'zones') return `each of the ${subject.zones.length} zones`;
  if (subject.kind === 'other') return printable(subject.key);
  return `${resourceWords(subject)} (${subject.kind} ${printable(subject.id)})`;
}

/** What an assumption means, for the closing lines of an answer. */
export const assumptionWords: Readonly<Record<Assumption, string>> = {
  'deny-overrides':
    'assumed: a deny overrides every allow (Cloudflare documents this order for API tokens only)',
  'access-defaults-to-allow': 'assumed: a policy that does not say allow or deny allows',
};
