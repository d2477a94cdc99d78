import type { PermissionGroup, Policy, Principal, UserGroup } from '@grantlens/snapshot';
import { permissionGroupName } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';
import type { Way } from '../../access/grant.ts';
import { accessOfGroup } from '../../questions/access-of-group.ts';
import { permissionGroupWords, principalWords } from '../../words/words.ts';
import { holderWords, waysEvidence, waysWords } from '../phrases.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import { permissionGroupSubject, policySubject, principalSubject, userGroupSubject } from '../subjects.ts';
import type { AskCan, Asker } from './asker.ts';
import type { Candidate, RuleOver } from './custom-rule.ts';
import { openPolicyFields } from './policy-fields.ts';
import { present } from './present.ts';
import { openPrincipalFields } from './principal-fields.ts';

/** Everything a rule over something is asked about. */
export function candidatesOf(over: RuleOver, input: RuleInput, asker: Asker): Iterable<Candidate> {
  switch (over) {
    case 'principal':
      return principals(input, asker, { all: input.account.principals, variable: 'principal' });
    case 'token':
      return principals(input, asker, {
        all: input.account.principals.filter(({ kind }) => kind === 'token'),
        variable: 'token',
      });
    case 'group':
      return groups(input, asker);
    case 'policy':
      return policies(input);
    case 'entitlement':
      return entitlements(input, asker);
  }
}

function* principals(
  input: RuleInput,
  asker: Asker,
  { all, variable }: { readonly all: readonly Principal[]; readonly variable: string },
): Iterable<Candidate> {
  const fieldsOf = openPrincipalFields(input);
  for (const principal of all) {
    yield {
      variables: { [variable]: fieldsOf(principal) },
      thing: principal,
      can: asker.canOf(input.access, principal),
      report: () => ({
        subject: principalSubject(principal),
        words: principalWords(principal),
        evidence: [],
        standing: principal.standing,
      }),
    };
  }
}

function* groups({ access, account }: RuleInput, asker: Asker): Iterable<Candidate> {
  for (const group of account.userGroups) {
    const policies = BigInt(access.policiesOf(group.key).length);
    const { id, name, size } = group;
    yield {
      variables: { group: present({ id, name, members: BigInt(size), policies }) },
      thing: group,
      can: openGroupCan(access, group, asker),
      report: () => ({
        subject: userGroupSubject(group),
        words: `The user group ${name ?? group.key}`,
        evidence: [],
      }),
    };
  }
}

/** What a user group gives by itself; most rules never ask. */
function openGroupCan(access: Access, group: UserGroup, asker: Asker): AskCan {
  let can: AskCan | null = null;
  return (permission, resource, spend) => {
    if (can === null) {
      spend(access.account.userGroups.length + access.policiesOf(group.key).length);
      const { asked, principal } = accessOfGroup(access, group);
      can = asker.canOf(asked, principal);
    }
    return can(permission, resource, spend);
  };
}

function* policies(input: RuleInput): Iterable<Candidate> {
  const { account, holderOf } = input;
  const fieldsOf = openPolicyFields(account);
  for (const policy of input.policies) {
    const holder = holderOf(policy.holder);
    const groups = groupsOf(policy, input);
    const names = groups.flatMap((group) => (group === null ? [] : [permissionGroupName(group)]));
    yield {
      variables: {
        policy: present({
          ...fieldsOf(policy, groups),
          holder: holder === null ? null : holder.kind === 'user-group' ? 'group' : holder.kind,
          holderId: holder?.id ?? null,
          holderName: holder?.name ?? null,
          permissionGroups: names.length < groups.length ? null : names,
        }),
      },
      thing: policy,
      can: null,
      report: () => ({
        subject: policySubject(policy),
        words: holder === null ? 'A policy' : `A policy of ${holderWords(holder)}`,
        evidence: holder === null ? [] : [holder],
      }),
    };
  }
}

function* entitlements(input: RuleInput, asker: Asker): Iterable<Candidate> {
  const { account, access } = input;
  const fieldsOf = openPrincipalFields(input);
  const partsOf = openParts(input);
  for (const principal of account.principals) {
    const fields = fieldsOf(principal);
    const can = asker.canOf(access, principal);
    for (const way of access.waysOf(principal)) {
      for (const { group, entitlement } of partsOf(way)) {
        yield {
          variables: { principal: fields, entitlement },
          thing: { principal, policy: way.policy, permissionGroup: group, group: way.group },
          can,
          report: () => ({
            subject: principalSubject(principal),
            about: [policySubject(way.policy).key, way.group?.key ?? '', group.key],
            words: `${principalWords(principal)}, ${heldWords(group, way)},`,
            evidence: [permissionGroupSubject(group), ...waysEvidence([way])],
            standing: principal.standing,
          }),
        };
      }
    }
  }
}

/** How somebody has to do with a permission group: it is not theirs where the policy denies it. */
function heldWords(group: PermissionGroup, way: Way): string {
  const [what, how] = [permissionGroupWords(group), waysWords([way])];
  switch (way.policy.effect) {
    case 'allow':
      return `who has ${what} ${how}`;
    case 'deny':
      return `to whom ${what} is denied ${how}`;
    case 'either':
      return `who has ${what} ${how} or may be denied it`;
  }
}

/** A permission group of a policy, and what an expression may read of it, the same for everybody who has the policy. */
interface Part {
  readonly group: PermissionGroup;
  readonly entitlement: Readonly<Record<string, unknown>>;
}

/**
 * Opens the parts of policies; the holder says through what one has them. Permission groups that could not be read
 * are gaps of their own and left out.
 */
function openParts(input: RuleInput): (way: Way) => readonly Part[] {
  const fieldsOf = openPolicyFields(input.account);
  const known = new Map<Policy, readonly Part[]>();
  const read = ({ policy, path, group: from }: Way): readonly Part[] =>
    groupsOf(policy, input).flatMap((group): readonly Part[] => {
      if (group === null) return [];
      const { id, name, label } = group;
      const permissionGroup = present({ id, name, label });
      const through = from === null ? null : (from.name ?? from.key);
      const fields = { ...fieldsOf(policy, [group]), permissionGroup, path, group: through };
      return [{ group, entitlement: present(fields) }];
    });
  return (way) => {
    const before = known.get(way.policy);
    if (before !== undefined) return before;
    const parts = read(way);
    known.set(way.policy, parts);
    return parts;
  };
}

function groupsOf({ permissionGroups }: Policy, { account }: RuleInput): readonly (PermissionGroup | null)[] {
  return permissionGroups.map(({ key }) =>
    key === null ? null : (account.permissionGroups.get(key) ?? null),
  );
}
