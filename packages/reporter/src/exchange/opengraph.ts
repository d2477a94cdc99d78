import { standingNotes } from '@grantlens/engine/internal';
import type { Principal, UserGroup } from '@grantlens/snapshot';
import { permissionGroupName, scopeIdentity } from '@grantlens/snapshot/internal';
import { addressOf } from './address.ts';
import type { Entitlement } from './entitlement.ts';
import { nodeId } from './graph-node-id.ts';
import type { Handover } from './handover.ts';
import { openReach, type Thing } from './reach.ts';

/** What BloodHound takes as the value of a property: no object, no null, and no list of nothing. */
type Property = string | number | boolean | readonly string[];
type Properties = Readonly<Record<string, Property | null>>;

interface Node {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

interface Edge {
  readonly kind: 'CF_MemberOf' | 'CF_Holds' | 'CF_AppliesTo' | 'CF_Contains';
  readonly start: { readonly value: string };
  readonly end: { readonly value: string };
}

const sourceKind = 'CF_Base';

/**
 * BloodHound's OpenGraph. A walk along the edges from a member or a token to a thing is a permission group that it holds
 * there, and there is no other walk: what a deny takes, and what is only possible, is not drawn.
 */
export function* writeOpengraph(handover: Handover): Generator<string, void, void> {
  const scopes = new Map(handover.entitlements.map((one) => [scopeKey(one), one]));
  const graph: Graph = {
    ...handover,
    scopes: [...scopes.values()],
    reach: openReach(handover.access, handover.entitlements),
  };
  yield `{"metadata":{"source_kind":"${sourceKind}"},"graph":{"nodes":[\n`;
  yield* separated(nodesOf(graph));
  yield '],"edges":[\n';
  yield* separated(edgesOf(graph));
  yield ']}}\n';
}

interface Graph extends Handover {
  /** One entitlement for each set of things that entitlements reach. */
  readonly scopes: readonly Entitlement[];
  readonly reach: ReturnType<typeof openReach>;
}

function* separated(values: Iterable<Node | Edge>): Generator<string, void, void> {
  let before = '';
  for (const value of values) {
    yield `${before}${JSON.stringify(value)}\n`;
    before = ',';
  }
}

function* nodesOf(graph: Graph): Generator<Node, void, void> {
  const { access, groups, entitlements, scopes, reach } = graph;
  const { account } = access;
  const node = (kind: string, id: string, properties: Properties): Node => ({
    id,
    kinds: [kind, sourceKind],
    properties: stated({ ...properties, environmentid: nodeId('account', account.id) }),
  });
  yield node('CF_Account', nodeId('account', account.id), {
    name: account.name ?? account.id,
    cloudflareid: account.id,
    collected: true,
  });
  for (const principal of account.principals)
    yield node(principal.kind === 'member' ? 'CF_Member' : 'CF_Token', idOf(principal), {
      name: addressOf(principal) ?? principal.name ?? principal.key,
      displayname: principal.name,
      email: addressOf(principal),
      cloudflareid: principal.id,
      enabled: principal.standing === 'active',
      standing: principal.standing,
      mfa: principal.kind === 'member' ? principal.twoFactor : null,
      conditions: standingNotes(principal, account),
    });
  for (const { group } of groups)
    yield node('CF_UserGroup', groupId(group), { name: group.name ?? group.key, cloudflareid: group.id });
  for (const one of entitlements)
    yield node('CF_Entitlement', entitlementId(one), {
      name: one.name,
      permissiongroup: permissionGroupName(one.group),
      permissiongroupid: one.group.id,
      lacks: one.lacks,
    });
  for (const one of scopes)
    yield node('CF_Scope', scopeId(one, graph), {
      name: reach.nameOf(one),
      scope: one.scope.key,
      except: one.except.map(({ key }) => key),
    });
  for (const thing of reach.things)
    if (thing.kind !== 'account')
      yield node(thing.kind === 'zone' ? 'CF_Zone' : 'CF_Resource', thingId(thing), {
        name: thing.name ?? thing.key,
        key: thing.key,
      });
}

function* edgesOf(graph: Graph): Generator<Edge, void, void> {
  const { access, groups, entitlements, ownOf, scopes, reach } = graph;
  for (const { group, members, gives } of groups) {
    for (const member of members) yield edge('CF_MemberOf', idOf(member), groupId(group));
    for (const one of gives) yield edge('CF_Holds', groupId(group), entitlementId(one));
  }
  for (const principal of access.account.principals)
    for (const one of ownOf(principal)) yield edge('CF_Holds', idOf(principal), entitlementId(one));
  for (const one of entitlements) yield edge('CF_AppliesTo', entitlementId(one), scopeId(one, graph));
  for (const one of scopes)
    for (const thing of reach.of(one)) yield edge('CF_Contains', scopeId(one, graph), thingId(thing));
}

const edge = (kind: Edge['kind'], start: string, end: string): Edge => ({
  kind,
  start: { value: start },
  end: { value: end },
});

const idOf = ({ key, kind }: Principal): string => nodeId(kind, key);
const groupId = ({ key }: UserGroup): string => nodeId('group', key);
const entitlementId = ({ id }: Entitlement): string => nodeId('entitlement', id);
const scopeId = (one: Entitlement, { access }: Handover): string =>
  nodeId('scope', `${access.account.id} ${scopeKey(one)}`);
const thingId = ({ kind, id, identity }: Thing): string =>
  kind === 'account' ? nodeId('account', id) : nodeId(kind, identity);

/** Equal for entitlements that reach the same. */
function scopeKey({ scope, except }: Entitlement): string {
  return JSON.stringify([scopeIdentity(scope), ...except.map(scopeIdentity)]);
}

/** Properties without those of which there is nothing to say. */
function stated(properties: Properties): Readonly<Record<string, Property>> {
  const known: Record<string, Property> = {};
  for (const [name, value] of Object.entries(properties))
    if (value !== null && !(typeof value === 'object' && value.length === 0)) known[name] = value;
  return known;
}
