import type { PermissionGroup, Policy, Principal } from '@grantlens/snapshot';
import type { Way } from '../../access/grant.ts';
import { principalWords } from '../../words/words.ts';
import { groupName, holderWords, waysEvidence, waysWords } from '../phrases.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import { permissionGroupSubject, policySubject, principalSubject, userGroupSubject } from '../subjects.ts';
import type { Candidate, RuleOver } from './custom-rule.ts';
import { openGiven } from './given.ts';
import { present } from './present.ts';
import { openPrincipalFields } from './principal-fields.ts';

/** Everything a rule over something is asked about. */
export function candidatesOf(over: RuleOver, input: RuleInput): Iterable<Candidate> {
  switch (over) {
    case 'principal':
      return principals(input, input.account.principals, 'principal');
    case 'token':
      return principals(
        input,
        input.account.principals.filter(({ kind }) => kind === 'token'),
        'token',
      );
    case 'group':
      return groups(input);
    case 'policy':
      return policies(input);
    case 'entitlement':
      return entitlements(input);
  }
}

function* principals(input: RuleInput, all: readonly Principal[], variable: string): Iterable<Candidate> {
  const fieldsOf = openPrincipalFields(input);
  for (const principal of all) {
    yield {
      variables: { [variable]: fieldsOf(principal) },
      report: () => ({
        subject: principalSubject(principal),
        words: principalWords(principal),
        evidence: [],
        standing: principal.standing,
      }),
    };
  }
}

function* groups({ access, account }: RuleInput): Iterable<Candidate> {
  for (const group of account.userGroups) {
    const policies = BigInt(access.policiesOf(group.key).length);
    const { id, name, size } = group;
    yield {
      variables: { group: present({ id, name, members: BigInt(size), policies }) },
      report: () => ({
        subject: userGroupSubject(group),
        words: `The user group ${name ?? group.key}`,
        evidence: [],
      }),
    };
  }
}

function* policies(input: RuleInput): Iterable<Candidate> {
  const { account, holderOf } = input;
  const givenBy = openGiven(account);
  for (const policy of input.policies) {
    const holder = holderOf(policy.holder);
    const groups = groupsOf(policy, input);
    const names = groups.flatMap((group) => (group === null ? [] : [group.name ?? group.label ?? group.key]));
    yield {
      variables: {
        policy: present({
          ...givenBy(policy, groups),
          holder: holder === null ? null : holder.kind === 'user-group' ? 'group' : holder.kind,
          holderId: holder?.id ?? null,
          holderName: holder?.name ?? null,
          permissionGroups: names.length < groups.length ? null : names,
        }),
      },
      report: () => ({
        subject: policySubject(policy),
        words: holder === null ? 'A policy' : `A policy of ${holderWords(holder)}`,
        evidence: holder === null ? [] : [holder],
      }),
    };
  }
}

function* entitlements(input: RuleInput): Iterable<Candidate> {
  const { account, access } = input;
  const fieldsOf = openPrincipalFields(input);
  const partsOf = openParts(input);
  for (const principal of account.principals) {
    const fields = fieldsOf(principal);
    for (const way of access.waysOf(principal)) {
      for (const { group, entitlement } of partsOf(way)) {
        yield {
          variables: { principal: fields, entitlement },
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
  const [what, how] = [groupName(group), waysWords([way])];
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
  const givenBy = openGiven(input.account);
  const known = new Map<Policy, readonly Part[]>();
  const read = ({ policy, path, group: from }: Way): readonly Part[] =>
    groupsOf(policy, input).flatMap((group): readonly Part[] => {
      if (group === null) return [];
      const { id, name, label } = group;
      const permissionGroup = present({ id, name, label });
      const through = from === null ? null : (from.name ?? from.key);
      const fields = { ...givenBy(policy, [group]), permissionGroup, path, group: through };
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
