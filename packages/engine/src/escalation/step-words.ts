import { counted } from '../words/counted.ts';
import { permissionWords, principalWords } from '../words/words.ts';
import type { StepAssumption, StepKind } from './step-rule.ts';
import type { Target } from './target.ts';
import type { Step, Walk } from './walk.ts';

const rights: Readonly<Record<StepKind, string>> = {
  'change-members': 'change members and user groups',
  'create-token': 'create account tokens',
  'sign-in': 'change single sign-on',
};

/** What a step is made possible by: `can create account tokens`. */
export function rightWords({ kind, decision }: Pick<Step, 'kind' | 'decision'>): string {
  return `${decision.verdict === 'allowed' ? 'can' : 'may be able to'} ${rights[kind]}`;
}

/** What a step leads to: `a token that holds everything`. */
export function gainWords({ kind, to, others, certainty, decision }: Step): string {
  if (to === null)
    return kind === 'create-token' ? 'a token that holds everything' : 'a member with every role';
  const may = certainty === 'maybe' && decision.verdict === 'allowed' ? 'may sign in as' : 'sign in as';
  const more = others === 0 ? '' : ` or ${counted(others, 'other member')}`;
  return `${may} ${principalWords(to)}${more}`;
}

/** A walk in one line: `bjorn@example.com → can create account tokens → a token that holds everything`. */
export function walkWords({ principal, steps, end }: Walk, { permission }: Target): string {
  const words = steps.flatMap((step) => [rightWords(step), gainWords(step)]);
  const has =
    end === null
      ? []
      : [`who ${end.verdict === 'allowed' ? 'has' : 'may have'} ${permissionWords(permission)}`];
  return [principalWords(principal), ...words.slice(0, -1), [...words.slice(-1), ...has].join(', ')].join(
    ' → ',
  );
}

/** What an assumption about steps means. */
export const stepAssumptionWords: Readonly<Record<StepAssumption, string>> = {
  'member-edit-gives-any-role':
    'assumed: who can change members can give any role, also to themselves (Cloudflare documents no limit)',
  'token-exceeds-creator':
    'assumed: who can change account tokens can give one more than they have (Cloudflare documents that limit for API Token Provisioning only)',
  'sso-signs-in':
    'assumed: who can change single sign-on can sign in as any active member of a domain it covers (Cloudflare does not document this)',
};
