import { type Access, accountResource, type Resource } from '@grantlens/engine';
import { type AskedPermission, resourceAt, type Way, zoneResource } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { invariant, type PolicyGrant } from '@grantlens/snapshot/internal';
import { type Draw, drawPlaces } from './draw.ts';

/** Can this principal do this on that. */
export interface Question {
  readonly principal: Principal;
  readonly permission: AskedPermission;
  readonly resource: Resource;
}

/** Questions about an account, drawn from all that there are. */
export interface DrawnQuestions {
  readonly possible: number;
  readonly principals: number;
  readonly questions: readonly Question[];
}

/** How many questions are asked: of each principal drawn, each of some permissions on each of some resources. */
export const mostQuestions = 2_000;
const mostOf = { principals: 40, permissions: 10, resources: 5 };

/**
 * Draws questions: of what each principal is asked for, every second permission and resource is one that a policy of
 * the principal names, where verdicts differ most, and the others are any. Where there are no more than the most, all of them.
 */
export function drawQuestions(access: Access, draw: Draw): DrawnQuestions {
  const { account } = access;
  const permissions = permissionsOf(account);
  const resources = resourcesOf(account);
  const possible = account.principals.length * permissions.length * resources.length;
  if (possible <= mostQuestions) return { ...everyQuestion(account, permissions, resources), possible };
  const drawn = drawPlaces(draw, 'principal', account.principals.length, mostOf.principals);
  // A small account has fewer principals, each of whom is asked about more.
  const each = Math.ceil(mostQuestions / mostOf.resources / drawn.length);
  const anyOf = <T>(all: readonly T[], purpose: string, n: number): T =>
    there(all, draw(purpose, n, all.length));
  const questions = new Map<string, Question>();
  const add = (question: Question) => questions.set(nameOf(question), question);
  for (const [turn, at] of drawn.entries()) {
    const principal = there(account.principals, at);
    const ways = access.waysOf(principal).filter(({ policy }) => access.cellsOf(policy).length > 0);
    const places = numbered(mostOf.resources, turn).map((n) => placeAt(n, ways));
    for (const permission of numbered(each, turn).map((n) => permissionAt(n, ways)))
      for (const resource of places) add({ principal, permission, resource });
  }
  // The same may be drawn twice; what is lacking is any question about these principals.
  const space = drawn.length * permissions.length * resources.length;
  for (let n = 1; questions.size < Math.min(mostQuestions, space); n++) {
    const principal = there(account.principals, anyOf(drawn, 'question about principal', n));
    const permission = anyOf(permissions, 'question about permission', n);
    add({ principal, permission, resource: anyOf(resources, 'question about resource', n) });
  }
  return {
    possible,
    principals: drawn.length,
    questions: [...questions.values()].slice(0, mostQuestions),
  };

  function permissionAt(n: number, ways: readonly Pick<Way, 'policy'>[]): AskedPermission {
    const group = n % 2 === 0 || ways.length === 0 ? null : access.groupOf(cellAt('permission', n, ways));
    if (group === null) return anyOf(permissions, 'permission', n);
    const listed = group.contents.kind === 'listed' ? [...group.contents.permissions] : [];
    const isSingle = listed.length > 0 && draw('single permission', n, 2) === 0;
    return isSingle ? { kind: 'atomic', name: anyOf(listed, 'permission', n) } : { kind: 'group', group };
  }

  function placeAt(n: number, ways: readonly Pick<Way, 'policy'>[]): Resource {
    const scope = n % 2 === 0 || ways.length === 0 ? null : cellAt('resource', n, ways).scope;
    if (scope?.kind === 'resource') return resourceAt(scope, account);
    return scope?.kind === 'account' ? accountResource(account) : anyOf(resources, 'resource', n);
  }

  function cellAt(purpose: string, n: number, ways: readonly Pick<Way, 'policy'>[]): PolicyGrant {
    const { policy } = anyOf(ways, `${purpose} by policy`, n);
    return anyOf(access.cellsOf(policy), `${purpose} by cell`, n);
  }
}

/** As many numbers, which no other turn has. */
function numbered(length: number, turn: number): readonly number[] {
  return Array.from({ length }, (_, n) => turn * length + n);
}

function nameOf({ principal, permission, resource }: Question): string {
  return JSON.stringify([principal.key, permission.kind, keyOf(permission), resource.identity]);
}

/** What a permission is asked by. */
export function keyOf(permission: AskedPermission): string {
  return permission.kind === 'group' ? permission.group.key : permission.name;
}

function everyQuestion(
  { principals }: Account,
  permissions: readonly AskedPermission[],
  resources: readonly Resource[],
): Omit<DrawnQuestions, 'possible'> {
  const questions = principals.flatMap((principal) =>
    permissions.flatMap((permission) => resources.map((resource) => ({ principal, permission, resource }))),
  );
  return { principals: principals.length, questions };
}

function permissionsOf({ permissionGroups, permissions }: Account): readonly AskedPermission[] {
  return [
    ...[...permissionGroups.values()].map((group) => ({ kind: 'group', group }) as const),
    ...permissions.map((name) => ({ kind: 'atomic', name }) as const),
  ];
}

/** The account, its zones, and whatever else a scope names. */
function resourcesOf(account: Account): readonly Resource[] {
  const lists = new Set(
    account.policies.flatMap(({ resourceGroups }) => resourceGroups.map(({ places }) => places)),
  );
  const named = new Map<string, Resource>();
  for (const zone of account.zones) named.set(zone.key, zoneResource(zone));
  for (const places of lists)
    for (const { scope } of places)
      if (scope?.kind === 'resource' && !named.has(scope.resource))
        named.set(scope.resource, resourceAt(scope, account));
  return [accountResource(account), ...named.values()];
}

function there<T>(all: readonly T[], place: number): T {
  const found = all[place];
  invariant(found !== undefined, 'what is drawn is there');
  return found;
}
