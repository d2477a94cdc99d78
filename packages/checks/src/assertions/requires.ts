import { collectionGap } from '@grantlens/engine/internal';
import type { Account, Gap, Policy, Principal } from '@grantlens/snapshot';
import { unshownName } from '@grantlens/snapshot/internal';
import type { Requirement } from '../file/check.ts';
import { and, maybe, no, not, type Truth, yes } from '../names/truth.ts';
import { ownGrants } from '../questions/own-grants.ts';
import { type Held, hasIt, openQuestion, type Question } from '../questions/question.ts';
import { type Judged, openTally, type Tally } from './tally.ts';

/** A requirement, and who keeps it. */
interface Rule {
  readonly isKept: (principal: Principal, held: Held, account: Account) => Truth;
  /** One sentence fragment about whoever does not. */
  readonly broken: string;
}

const unsaid: () => readonly Gap[] = () => [];

const rules: Readonly<Record<Requirement, Rule>> = {
  'two-factor': {
    isKept: (one) => {
      if (one.kind !== 'member' || one.twoFactor === null) return maybe(unsaid);
      return one.twoFactor ? yes : no;
    },
    broken: 'has no second factor',
  },
  'sso-domain': {
    isKept: (one, _, account) => {
      const email = one[unshownName] ?? one.email;
      const domain = email?.toLowerCase().split('@').at(-1);
      if (domain !== undefined && account.ssoDomains.some((known) => known.toLowerCase() === domain))
        return yes;
      const gap = collectionGap(account, 'ssoConnectors');
      if (gap !== null) return maybe(() => [gap]);
      return domain === undefined ? maybe(unsaid) : no;
    },
    broken: 'has an e-mail of a domain without single sign-on',
  },
  expiry: {
    isKept: (one) => (one.kind === 'token' && one.expiresOn !== null ? yes : no),
    broken: 'never expires',
  },
  'ip-condition': {
    isKept: (one) => {
      if (one.kind !== 'token' || one.ipCondition.kind === 'anywhere') return no;
      if (one.ipCondition.kind === 'unreadable') return maybe(unsaid);
      return one.ipCondition.in.length > 0 ? yes : no;
    },
    broken: 'works from any address',
  },
  group: {
    isKept: (_, held) => {
      const { bearings } = held.decision();
      const direct = bearings.filter(({ effect, grant }) => effect !== 'deny' && grant.path === 'direct');
      if (direct.length === 0) return yes;
      return ownGrants(held).length > 0 ? no : maybe(() => held.decision().gaps);
    },
    broken: 'has it by policies of its own, and not through user groups alone',
  },
};

/** `requires`: whoever of the population is allowed it keeps a requirement. */
export function judgeRequires({ access, population, questions }: Judged, requirement: Requirement): Tally {
  const { account } = access;
  const { isKept, broken } = rules[requirement];
  const isByGroup = requirement === 'group';
  const tally = openTally();
  for (const question of questions) {
    for (const principal of question.holders()) {
      const belongs = population.includes(principal);
      if (belongs.is === 'no') continue;
      // Through a user group here, somebody may have it by a policy of their own there.
      const helds = isByGroup ? question.heldAtEach(principal) : question.heldBy(principal);
      const said = new Set<Policy>();
      for (const held of helds) {
        const has = and(belongs, hasIt(held));
        if (has.is === 'no') continue;
        const offends = and(has, not(isKept(principal, held, account)));
        if (offends.is === 'yes' && isByGroup && question.subject.kind === 'anywhere') {
          // The widest place comes first, and says it for all the others.
          const own = ownGrants(held).map(({ policy }) => policy);
          if (own.every((policy) => said.has(policy))) continue;
          for (const policy of own) said.add(policy);
        }
        const mend = isByGroup ? 'take-own' : 'take';
        tally.take(offends, () => ({ principal, question, held, what: broken, mend }));
      }
    }
  }
  if (isByGroup) for (const question of questions) doubtParts(question);
  for (const { gap } of population.unseen) tally.doubt(() => [gap]);
  return tally.close();

  /** Of several permissions the best verdict decides: of the others somebody may have one by a policy of their own. */
  function doubtParts({ permission, subject, holders }: Question): void {
    if (permission.kind !== 'any') return;
    const own = holders().filter(({ key }) => access.policiesOf(key).length > 0);
    for (const part of own.length === 0 ? [] : permission.of) {
      const { heldAtEach } = openQuestion(access, part, subject);
      for (const principal of own)
        for (const held of heldAtEach(principal)) {
          if (held.verdict !== 'unknown') continue;
          const kept = isKept(principal, held, account);
          const offends = and(population.includes(principal), hasIt(held), not(kept));
          if (offends.is === 'maybe') tally.doubt(offends.gaps);
        }
    }
  }
}
