import { counted, standingNotes } from '@grantlens/engine/internal';
import type { Principal, UserGroup } from '@grantlens/snapshot';
import { permissionGroupName } from '@grantlens/snapshot/internal';
import { addressOf } from './address.ts';
import { type Bundle, partWords } from './bundles.ts';
import type { Entitlement } from './entitlement.ts';
import { nodeId } from './graph-node-id.ts';
import type { Handover } from './handover.ts';
import type { Places } from './places.ts';
import { type Alike, type Reach, reachOf, type Thing } from './reach.ts';

/** What BloodHound takes as the value of a property: no object, no null, and no list of nothing. */
type Property = string | number | boolean | readonly string[];
type Properties = Readonly<Record<string, Property | null>>;

/** The kinds of nodes; the extension definition for BloodHound lists them with those of edges. */
type NodeKind =
  | 'CF_Account'
  | 'CF_Member'
  | 'CF_Token'
  | 'CF_UserGroup'
  | 'CF_UserGroupPart'
  | 'CF_Entitlement'
  | 'CF_Scope'
  | 'CF_Zone'
  | 'CF_Resource';
type EdgeKind = 'CF_MemberOf' | 'CF_Holds' | 'CF_AppliesTo' | 'CF_Contains';

interface Node {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

interface Edge {
  readonly kind: EdgeKind;
  readonly start: { readonly value: string };
  readonly end: { readonly value: string };
}

const sourceKind = 'CF_Base';

/**
 * BloodHound's OpenGraph. A walk along the edges from a member or a token to a thing is a permission group that it holds
 * there, and there is no other walk: what a deny takes, and what is only possible, is not drawn.
 */
export function* writeOpengraph(handover: Handover): Generator<string, void, void> {
  const places = [...new Set(handover.entitlements.map((one) => one.places))];
  const graph: Graph = { ...handover, places, reach: reachOf(handover.access, places) };
  yield `{"metadata":{"source_kind":"${sourceKind}"},"graph":{"nodes":[\n`;
  yield* separated(nodesOf(graph));
  yield '],"edges":[\n';
  yield* separated(edgesOf(graph));
  yield ']}}\n';
}

interface Graph extends Handover {
  readonly places: readonly Places[];
  readonly reach: Reach;
}

function* separated(values: Iterable<Node | Edge>): Generator<string, void, void> {
  let before = '';
  for (const value of values) {
    yield `${before}${JSON.stringify(value)}\n`;
    before = ',';
  }
}

function* nodesOf(graph: Graph): Generator<Node, void, void> {
  const { access, groups, bundles, entitlements, places, reach } = graph;
  const { account } = access;
  const node = (kind: NodeKind, id: string, properties: Properties): Node => ({
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
  const sizes = new Map(groups.map(({ group, members }) => [group, members.length]));
  for (const { group } of groups)
    yield node('CF_UserGroup', groupId(group), { name: group.name ?? group.key, cloudflareid: group.id });
  for (const bundle of bundles)
    if (bundle.isPart)
      yield node('CF_UserGroupPart', holderId(bundle), {
        name: partWords(bundle, sizes.get(bundle.group) ?? 0),
        usergroup: bundle.group.name ?? bundle.group.key,
      });
  for (const one of entitlements)
    yield node('CF_Entitlement', entitlementId(one), {
      name: one.name,
      permissiongroup: permissionGroupName(one.group),
      permissiongroupid: one.group.id,
      lacks: one.lacks,
    });
  for (const { id, name, scopes, except } of places)
    yield node('CF_Scope', scopeId(id), {
      name,
      // Those of several resources are what the node contains.
      scope: scopes.length === 1 ? (scopes[0]?.key ?? null) : null,
      except: except.map(({ key }) => key),
    });
  for (const alike of reach.alike)
    if (isNode(alike))
      yield node('CF_Scope', scopeId(alike.id), {
        name: `${counted(alike.things.length, 'place')} that ${counted(alike.within.length, 'scope')} contain`,
      });
  for (const thing of reach.things)
    if (thing.kind !== 'account')
      yield node(thing.kind === 'zone' ? 'CF_Zone' : 'CF_Resource', thingId(thing), {
        name: thing.name ?? thing.key,
        key: thing.key,
      });
}

function* edgesOf(graph: Graph): Generator<Edge, void, void> {
  const { access, groups, bundles, entitlements, ownOf, reach } = graph;
  for (const { group, members } of groups)
    for (const member of members) yield edge('CF_MemberOf', idOf(member), groupId(group));
  for (const bundle of bundles) {
    if (bundle.isPart)
      for (const member of bundle.members) yield edge('CF_MemberOf', idOf(member), holderId(bundle));
    for (const one of bundle.gives) yield edge('CF_Holds', holderId(bundle), entitlementId(one));
  }
  for (const principal of access.account.principals)
    for (const one of ownOf(principal)) yield edge('CF_Holds', idOf(principal), entitlementId(one));
  for (const one of entitlements) yield edge('CF_AppliesTo', entitlementId(one), scopeId(one.places.id));
  for (const { places, things } of reach.named)
    for (const thing of things) yield edge('CF_Contains', scopeId(places.id), thingId(thing));
  for (const alike of reach.alike) {
    const { id, things, within } = alike;
    if (isNode(alike)) {
      for (const places of within) yield edge('CF_Contains', scopeId(places.id), scopeId(id));
      for (const thing of things) yield edge('CF_Contains', scopeId(id), thingId(thing));
    } else
      for (const places of within)
        for (const thing of things) yield edge('CF_Contains', scopeId(places.id), thingId(thing));
  }
}

/** Whether a node between places and what they contain saves edges. */
const isNode = ({ things, within }: Alike): boolean =>
  things.length * within.length > things.length + within.length;

const edge = (kind: Edge['kind'], start: string, end: string): Edge => ({
  kind,
  start: { value: start },
  end: { value: end },
});

const idOf = ({ key, kind }: Principal): string => nodeId(kind, key);
const groupId = ({ key }: UserGroup): string => nodeId('group', key);
const holderId = ({ group, isPart, id }: Bundle): string => (isPart ? nodeId('part', id) : groupId(group));
const entitlementId = ({ id }: Entitlement): string => nodeId('entitlement', id);
const scopeId = (id: string): string => nodeId('scope', id);
const thingId = ({ kind, id, identity }: Thing): string =>
  kind === 'account' ? nodeId('account', id) : nodeId(kind, identity);

/** Properties without those of which there is nothing to say. */
function stated(properties: Properties): Readonly<Record<string, Property>> {
  const known: Record<string, Property> = {};
  for (const [name, value] of Object.entries(properties))
    if (value !== null && !(typeof value === 'object' && value.length === 0)) known[name] = value;
  return known;
}
