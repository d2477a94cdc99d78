import { compile, compileIndex, type Resource, resolveResource } from '@grantlens/engine';
import { type AskedPermission, isOneResource, relate } from '@grantlens/engine/internal';
import {
  type Account,
  normalise,
  type Principal,
  type PrincipalKey,
  type Scope,
  type Snapshot,
} from '@grantlens/snapshot';
import { resourceKey } from '@grantlens/snapshot/internal';
import type { Question, Verdict } from '@grantlens/testkit';

/** The engine opened on a snapshot, asked in the keys the testkit's questions are put in. */
export interface OpenedEngine {
  readonly account: Account;
  readonly access: ReturnType<typeof compile>;
  readonly principal: (key: string) => Principal;
  readonly permission: (text: string) => AskedPermission;
  readonly resource: (key: string) => Resource;
  /** By the graph. */
  readonly verdict: (question: Question) => Verdict;
  /** By the compiled index. */
  readonly quick: (question: Question) => Verdict;
  /** By graph and index: one word where they agree. */
  readonly said: (question: Question) => string;
}

/** Opens the engine on a snapshot. */
export function openEngineOn(snapshot: Snapshot): OpenedEngine {
  const account = normalise(snapshot);
  const access = compile(account);
  function principal(key: string): Principal {
    const found = account.principals.find((each) => each.key === key);
    if (found === undefined) throw new Error(`the engine knows no principal ${key}`);
    return found;
  }
  function permission(text: string): AskedPermission {
    const group = [...account.permissionGroups.values()].find(({ key }) => key === text);
    if (group !== undefined) return { kind: 'group', group };
    if (!text.includes(':')) throw new Error(`the engine knows no permission group ${text}`);
    return { kind: 'atomic', name: text };
  }
  function resource(key: string): Resource {
    const subject = resolveResource(key, account);
    if (!isOneResource(subject)) throw new Error(`${key} is not one resource`);
    return subject;
  }
  const named = ({ principal: who, permission: what, resource: where }: Question) =>
    [access, principal(who), permission(what), resource(where)] as const;
  const verdict = (question: Question) => relate(...named(question)).verdict;
  let index: ReturnType<typeof compileIndex> | null = null;
  function quick({ principal: who, permission: what, resource: where }: Question): Verdict {
    index ??= compileIndex(account);
    return index.check(who as PrincipalKey, what, resourceKey(where));
  }
  function said(question: Question): string {
    const [slow, fast] = [verdict(question), quick(question)];
    return slow === fast ? slow : `${slow} by its graph and ${fast} by its index`;
  }
  return { account, access, principal, permission, resource, verdict, quick, said };
}

/** Whether a scope of an answer reaches a resource. */
export function covers(scope: Scope, { kind, type, identity }: Resource): boolean {
  if (kind === 'foreign') return false;
  if (scope.kind === 'account') return true;
  return scope.kind === 'type' ? scope.type === type : scope.resource === identity;
}
