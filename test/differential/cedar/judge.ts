import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type * as Cedar from '@cedar-policy/cedar-wasm';
import type { Account } from '@grantlens/snapshot';
import type { Question, Verdict } from '@grantlens/testkit';
import { type Asked, actionOf } from './actions.ts';
import { type Entity, toJson, uid } from './entity.ts';
import { placeOf } from './places.ts';
import { principalUid, type Worlds, worldsOf } from './policies.ts';

// Node 20 dies of "unreachable code" in V8's deoptimizer, after some 50,000 calls from JavaScript inlined
// into WebAssembly.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');
// The build for Node can only be required.
const cedar: typeof Cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs');

/** Cedar, asked what the engine is asked. */
export interface CedarJudge {
  readonly worlds: Worlds;
  readonly verdict: (question: Question) => Verdict;
  /** How many times Cedar was asked: once or twice a question. */
  readonly calls: () => number;
}

/** Gives an account's policies to Cedar. One account is open at a time: the last. */
export function openCedarOn(account: Account): CedarJudge {
  const worlds = worldsOf(account);
  for (const [name, policies] of Object.entries(worlds)) parse(name, policies);
  const groupsOf = new Map(account.principals.map(({ key, groups }) => [String(key), groups]));
  const actions = new Map<string, Entity>();
  let calls = 0;

  function principalOf(key: string): Entity {
    const groups = groupsOf.get(key) ?? [];
    return { uid: principalUid(key), parents: groups.map((group) => uid('UserGroup', group)) };
  }
  function action(permission: string): Entity {
    const known = actions.get(permission);
    if (known !== undefined) return known;
    const group = [...account.permissionGroups.values()].find(({ key }) => key === permission);
    const asked: Asked =
      group === undefined ? { kind: 'atomic', name: permission } : { kind: 'group', group };
    const made = actionOf(asked, account);
    actions.set(permission, made);
    return made;
  }
  function verdict(question: Question): Verdict {
    const slice = [
      principalOf(question.principal),
      action(question.permission),
      placeOf(question.resource, account.id),
    ] as const;
    const ask = (world: keyof Worlds) => {
      calls += 1;
      return decide(world, slice);
    };
    const kindest = ask('kindest');
    if (kindest !== 'allowed') return kindest;
    return ask('strictest') === 'allowed' ? 'allowed' : 'unknown';
  }
  return { worlds, verdict, calls: () => calls };
}

function parse(name: string, policies: readonly string[]): void {
  const answer = cedar.preparsePolicySet(name, { staticPolicies: policies.join('\n') });
  if (answer.type === 'failure')
    throw new Error(`Cedar cannot read its policies: ${JSON.stringify(answer.errors)}`);
}

/** Cedar's answer in one world; it says deny both for a forbid and for want of a permit, and names the forbids. */
function decide(world: keyof Worlds, slice: readonly [Entity, Entity, Entity]): Verdict {
  const [principal, action, resource] = slice;
  const answer = cedar.statefulIsAuthorized({
    principal: toJson(principal).uid,
    action: toJson(action).uid,
    resource: toJson(resource).uid,
    context: {},
    preparsedPolicySetId: world,
    entities: slice.map(toJson),
  });
  if (answer.type === 'failure') throw new Error(`Cedar cannot answer: ${JSON.stringify(answer.errors)}`);
  const { decision, diagnostics } = answer.response;
  if (diagnostics.errors.length > 0) throw new Error(`Cedar stumbles: ${JSON.stringify(diagnostics.errors)}`);
  if (decision === 'allow') return 'allowed';
  return diagnostics.reason.length > 0 ? 'denied' : 'not-granted';
}
