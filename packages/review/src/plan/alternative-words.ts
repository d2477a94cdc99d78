import type { Unit } from '@grantlens/engine';
import type { Account } from '@grantlens/snapshot';
import type { Candidate } from './candidate.ts';
import { cellWords, principalName, userGroupName } from './object-words.ts';
import type { PlanStep } from './plan.ts';

/** What avoids something that nobody decided, as a sentence. */
export function alternativeSentence(candidate: Candidate, account: Account): string {
  switch (candidate.kind) {
    case 'revoke-too':
      return `Revoke also ${listed(candidate.revoke.map((unit) => unitName(unit, account)))}.`;
    case 'revoke-instead': {
      const [kept, revoked] = [candidate.keep, candidate.revoke].map((units) =>
        listed(units.map((unit) => unitName(unit, account))),
      );
      return `Keep ${kept}, and revoke ${revoked} instead.`;
    }
    case 'deny-first': {
      const { member, units, sent, isForAMoment } = candidate;
      const policies =
        sent.length === 1 ? 'a policy of their own that denies' : 'policies of their own that deny';
      const denied = listed(units.map((unit) => cellWords(unit, account)));
      const end = isForAMoment ? ' Take it away again once the plan is carried out.' : '';
      return `First give ${principalName(member)} ${policies} ${denied}, then accept the step.${end}`;
    }
  }
}

/** What avoids what a step changes and nobody decided, a sentence each; of a part, it says of how much. */
export function alternativeLines({ unintended }: Pick<PlanStep, 'unintended'>): readonly string[] {
  const counts = new Map<string, number>();
  for (const { alternative } of unintended)
    if (alternative !== undefined)
      counts.set(alternative.sentence, (counts.get(alternative.sentence) ?? 0) + 1);
  return [...counts].map(([sentence, count]) =>
    count === unintended.length
      ? `That is avoided so: ${sentence}`
      : `${count} of ${unintended.length} ${count === 1 ? 'is' : 'are'} avoided so: ${sentence}`,
  );
}

function unitName(unit: Unit, account: Account): string {
  const { kind, principal, group } = unit;
  const who = principal === null ? 'somebody' : principalName(principal);
  const through = group === null ? 'a user group' : userGroupName(group);
  switch (kind) {
    case 'account':
      return `${who} in the account`;
    case 'token':
      return who;
    case 'membership':
      return `${who} in ${through}`;
    case 'direct':
      return `${cellWords(unit, account)} of ${who}`;
    case 'handout':
      return `${cellWords(unit, account)} of ${through}`;
  }
}

function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ');
}
