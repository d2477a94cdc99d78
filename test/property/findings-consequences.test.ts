import {
  accountResource,
  compile,
  diff,
  evaluateFindings,
  type FindingInstance,
  type FindingsAnswer,
} from '@grantlens/engine';
import { relate } from '@grantlens/engine/internal';
import { type Account, normalise, type Policy, type Snapshot } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { kinds } from './kinds.ts';

const numRuns = Math.ceil(budget.cases / 10) + 20;
const { seed } = budget;
const minutes = 60_000;

function instancesOf({ findings }: FindingsAnswer, id: string): readonly FindingInstance[] {
  return findings.find((finding) => finding.id === id)?.instances ?? [];
}

/** What a policy is called in findings; of one without an id nobody outside can tell. */
function keyOf({ holder, id }: Policy): string | null {
  if (id === null || holder.kind === 'possible') return null;
  return `${holder.kind === 'principal' ? holder.principal : `user-group:${holder.group}`}/${id}`;
}

/** The account after somebody took a permission group out of a policy. */
function withoutGroup(account: Account, policyKey: string, group: string): Account {
  const policies = account.policies.flatMap((policy) => {
    if (keyOf(policy) !== policyKey) return [policy];
    const left = policy.permissionGroups.filter(({ key }) => key !== group);
    return left.length === 0 ? [] : [{ ...policy, permissionGroups: left }];
  });
  return { ...account, policies };
}

/** The policies and permission groups an instance points at. */
function pairsIn({ subject, evidence }: FindingInstance): readonly { policy: string; group: string }[] {
  const all = [subject, ...evidence];
  const groups = all.filter(({ kind }) => kind === 'permission-group');
  const policies = all.filter(({ kind, id }) => kind === 'policy' && id !== null);
  return policies.flatMap((policy) => groups.map((group) => ({ policy: policy.key, group: group.key })));
}

function forAll(snapshots: fc.Arbitrary<Snapshot>, law: (account: Account, answer: FindingsAnswer) => void) {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const account = normalise(snapshot);
      law(account, evaluateFindings(compile(account)));
    }),
    { numRuns, seed },
  );
}

for (const [kind, snapshots] of Object.entries(kinds)) {
  test(
    `the removal of a redundant direct grant, or of one that a deny shadows, changes nothing in ${kind}`,
    () =>
      forAll(snapshots, (account, answer) => {
        for (const id of ['redundant-direct-grant', 'grant-shadowed-by-deny'] as const) {
          for (const instance of instancesOf(answer, id)) {
            const mine = `${instance.subject.key}/`;
            for (const { policy, group } of pairsIn(instance)) {
              const held = account.policies.find((one) => keyOf(one) === policy);
              if (!policy.startsWith(mine) || held?.effect !== 'allow') continue;
              const after = withoutGroup(account, policy, group);
              const { changes } = diff(compile(account), compile(after));
              // What nobody knows of a group is the same on both sides of a deny, which the relation cannot tell.
              const reported = changes.filter(
                ({ before, after: then }) => before !== 'unknown' || then === 'allowed',
              );
              const words = reported.map(({ before, after: then }) => `${before} became ${then}`);
              expect({ what: instance.what, words }).toEqual({ what: instance.what, words: [] });
            }
          }
        }
      }),
    10 * minutes,
  );

  test(
    `the removal of a deny that cuts nothing gives nobody anything in ${kind}`,
    () =>
      forAll(snapshots, (account, answer) => {
        for (const instance of instancesOf(answer, 'deny-that-cuts-nothing')) {
          for (const { policy, group } of pairsIn(instance)) {
            const changes = diff(compile(account), compile(withoutGroup(account, policy, group))).changes;
            const given = changes.filter(({ after }) => after === 'allowed' || after === 'unknown');
            expect({ what: instance.what, given: given.length }).toEqual({ what: instance.what, given: 0 });
          }
        }
      }),
    10 * minutes,
  );

  test(
    `the finding about self-promotion names in ${kind} those who can promote themselves by the relation`,
    () =>
      forAll(snapshots, (account, answer) => {
        const access = compile(account);
        const resource = accountResource(account);
        const paths = ['member:edit', 'account_api_tokens:edit'].map(
          (name) => ({ kind: 'atomic', name }) as const,
        );
        const everything = [...account.permissionGroups.values()]
          .filter(({ contents }) => contents.kind === 'everything')
          .map((group) => ({ kind: 'group', group }) as const);
        const found = new Set(instancesOf(answer, 'self-promotion').map(({ subject }) => subject.key));
        for (const principal of account.principals.filter(({ standing }) => standing !== 'inactive')) {
          const can = paths.some((path) => relate(access, principal, path, resource).verdict === 'allowed');
          const all = everything.map((one) => relate(access, principal, one, resource).verdict);
          const { key } = principal;
          if (found.has(key))
            expect({ key, can, all: all.includes('allowed') }).toEqual({ key, can: true, all: false });
          else if (can && !all.includes('allowed') && !answer.findings.some(hasGaps))
            expect({ key, missed: true }).toEqual({ key, missed: false });
        }
      }),
    10 * minutes,
  );
}

function hasGaps({ id, missing }: FindingsAnswer['findings'][number]): boolean {
  return id === 'self-promotion' && missing.length > 0;
}
