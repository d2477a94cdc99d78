import type { PermissionGroup, Policy, Principal } from '@grantlens/snapshot';
import { addTo, type GapId, remembered } from '@grantlens/snapshot/internal';
import type { Bits } from '../../permissions/bits.ts';
import { printable } from '../../words/printable.ts';
import { permissionGroupWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { heldContents, unseen } from '../missing.ts';
import { holderWords } from '../phrases.ts';
import { type GroupInPolicy, overlap } from '../reading/overlap.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import type { FindingRule, Sighting } from '../rule.ts';
import { permissionGroupSubject, policySubject } from '../subjects.ts';

export const denyThatCutsNothing: FindingRule = {
  id: 'deny-that-cuts-nothing',
  title: 'Deny that takes nothing away',
  severity: 'low',
  why: 'Somebody meant to take something away, and nobody who is under the deny holds anything it could take. Either it names the wrong permission group or resource, or it is left over.',
  remedy: 'Check what the deny was meant to take away; correct it or delete it.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15'], pci: ['7.2.4'], nist: ['AC-3'] }),
  examines: 'permission groups that policies deny',
  restsOn: heldContents,
  evaluate: (input) => {
    const denies = input.policies.filter(({ effect }) => effect === 'deny');
    const judged = denies.length === 0 ? [] : judge(denies, input);
    const unclear = judged.filter(({ cuts }) => cuts === 'maybe');
    return {
      examined: judged.length - unclear.length,
      sightings: judged
        .filter(({ cuts }) => cuts === 'no')
        .map(({ policy, group }) => sighting(policy, group, input)),
      missing: unseen(
        unclear.length,
        'Whether these denies take something away is unknown.',
        unclear.flatMap(({ gaps }) => gaps),
      ),
    };
  },
};

interface JudgedDeny {
  readonly policy: Policy;
  readonly group: PermissionGroup | null;
  readonly cuts: 'yes' | 'no' | 'maybe';
  readonly gaps: readonly GapId[];
}

function judge(denies: readonly Policy[], input: RuleInput): readonly JudgedDeny[] {
  const { access, account, contents } = input;
  const groupOf = (key: PermissionGroup['key'] | null) =>
    key === null ? null : (account.permissionGroups.get(key) ?? null);
  const under = openUnder(input);
  const cutsOf = (deny: GroupInPolicy, allow: Policy): 'yes' | 'no' | 'maybe' => {
    let best: 'no' | 'maybe' = 'no';
    for (const { key } of allow.permissionGroups) {
      const group = groupOf(key);
      const [denied, allowed] = [contents(deny.group), contents(group)];
      if (!shares(denied.may, allowed.may)) continue;
      const where = overlap(deny, { group, policy: allow });
      if (where === 'no') continue;
      const isSure = where === 'yes' && shares(denied.sure, allowed.sure) && allow.effect === 'allow';
      if (isSure && allow.gaps.length === 0) return 'yes';
      best = 'maybe';
    }
    return best;
  };
  return denies.flatMap((policy) =>
    policy.permissionGroups.map(({ key, gaps: own }): JudgedDeny => {
      const group = groupOf(key);
      // Members of a user group have the same policies.
      const cutsIn = remembered((allow: Policy) => cutsOf({ group, policy }, allow));
      const gaps = new Set<GapId>([...policy.gaps, ...own]);
      let cuts: 'no' | 'maybe' = 'no';
      for (const principal of under(policy)) {
        for (const way of access.waysOf(principal)) {
          if (way.policy.effect === 'deny') continue;
          const one = cutsIn(way.policy);
          if (one === 'yes') return { policy, group, cuts: 'yes', gaps: [] };
          if (one === 'no') continue;
          cuts = 'maybe';
          for (const gap of way.policy.gaps) gaps.add(gap);
        }
      }
      return { policy, group, cuts, gaps: [...gaps] };
    }),
  );
}

/** Everybody who has a policy, able to act or not: what policies give is one thing, and standing another (S13). */
function openUnder({ account }: RuleInput): (policy: Policy) => readonly Principal[] {
  const byHolder = new Map<string, Principal[]>();
  for (const principal of account.principals) {
    addTo(byHolder, principal.key, principal);
    for (const group of principal.groups) addTo(byHolder, `user-group:${group}`, principal);
  }
  return ({ holder }) => {
    if (holder.kind === 'possible') return [];
    const key = holder.kind === 'principal' ? holder.principal : `user-group:${holder.group}`;
    return byHolder.get(key) ?? [];
  };
}

function shares(a: Bits, b: Bits): boolean {
  for (let at = 0; at < a.length; at += 1) if (((a[at] ?? 0) & (b[at] ?? 0)) !== 0) return true;
  return false;
}

function sighting(policy: Policy, group: PermissionGroup | null, { holderOf }: RuleInput): Sighting {
  const holder = holderOf(policy.holder);
  const whose = holder === null ? '' : ` of ${holderWords(holder)}`;
  const what = group === null ? 'a permission group that could not be read' : permissionGroupWords(group);
  return {
    subject: policySubject(policy),
    about: [group?.key ?? ''],
    what: printable(
      `A policy${whose} denies ${what}, and nobody who is under it is granted any of that there.`,
    ),
    evidence: [
      ...(holder === null ? [] : [holder]),
      ...(group === null ? [] : [permissionGroupSubject(group)]),
    ],
  };
}
