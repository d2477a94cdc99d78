import type { PermissionGroup, Scope } from '@grantlens/snapshot';
import { remembered, wholeAccount } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { type Decision, type Ruling, relation } from '../decision/relation.ts';
import type { Resource } from '../decision/resource.ts';
import { isOpen } from '../decision/standing-doubt.ts';
import type { Verdict } from '../decision/verdict.ts';
import { openDeniedTo } from './denied-to.ts';
import { cautious } from './exceptions.ts';

/** Single permissions of a permission group that do not hold somewhere, though the group does. */
export interface Lack {
  readonly scope: Scope;
  /** In order of name. */
  readonly permissions: readonly string[];
  readonly verdict: Verdict;
}

/** What a permission group lacks, and the decisions that say so. */
export interface Lacking {
  readonly lacks: readonly Lack[];
  readonly decisions: readonly Ruling[];
}

/** Whether an answer is left open (`isOpen`), or what is lacking in it. */
export function isOpenOrLacksOpen(
  answer: Pick<Decision, 'principal' | 'verdict'> & { readonly lacks: readonly Lack[] },
): boolean {
  return isOpen(answer) || answer.lacks.some(({ verdict }) => verdict === 'unknown');
}

const nothing: Lacking = { lacks: [], decisions: [] };

/**
 * Returns a function that lists what a permission group lacks on one resource for somebody: a deny of another
 * permission group can take single permissions away, and a doubt about one can leave them unknown (S11, S12).
 */
export function openLacks(
  access: Access,
  group: PermissionGroup,
  resource: Resource,
): (decided: Pick<Decision, 'principal' | 'verdict'>) => Lacking {
  const decide = remembered((name: string) => relation(access, { kind: 'atomic', name }, resource));
  const deniedTo = openDeniedTo(access, group);
  const scope = scopeOf(resource, access);
  return ({ principal, verdict }) =>
    lacksAmong(deniedTo(principal), {
      verdict,
      scope,
      decide: (name) => decide(name)(principal),
    });
}

/** The place where something is lacking, the verdict of the permission group there, and those of its permissions. */
export interface LacksAt {
  readonly verdict: Verdict;
  readonly scope: Scope;
  readonly decide: (name: string) => Ruling;
}

/** Which of some single permissions of a permission group do not hold at a place. */
export function lacksAmong(names: readonly string[], { verdict, scope, decide }: LacksAt): Lacking {
  // A principal that is denied the group is denied everything in it, and one that is given nothing lacks nothing.
  if (names.length === 0 || verdict === 'denied' || verdict === 'not-granted') return nothing;
  const asked = names.map((name) => ({ name, decision: decide(name) }));
  const lacking = asked.filter(
    ({ decision }) => decision.verdict !== verdict && decision.verdict !== 'allowed',
  );
  const lacks = cautious.flatMap((one): readonly Lack[] => {
    const permissions = lacking.flatMap(({ name, decision }) => (decision.verdict === one ? [name] : []));
    return permissions.length === 0 ? [] : [{ scope, permissions, verdict: one }];
  });
  return { lacks, decisions: lacking.map(({ decision }) => decision) };
}

function scopeOf({ kind, key, type, identity }: Resource, { account }: Access): Scope {
  return kind === 'account' ? wholeAccount(account.id) : { kind: 'resource', key, type, resource: identity };
}
