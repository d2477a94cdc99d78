import {
  type Account,
  type AtomicPermission,
  GrantlensError,
  type PermissionGroup,
  type Principal,
  type UserGroup,
  type Zone,
} from '@grantlens/snapshot';
import { didYouMean, orList } from '../words/nearest.ts';
import { permissionGroupsMeant, permissionMeant, spelledGroup } from './permission.ts';
import {
  principalNames,
  principalsMeant,
  principalsNamed,
  resolvePrincipal,
  tokenNames,
} from './principal.ts';
import { userGroupsMeant } from './user-group.ts';
import { zonesNamed } from './zone.ts';

/** One thing of an account that has a name. */
export type NamedThing =
  | { readonly kind: 'principal'; readonly principal: Principal }
  | { readonly kind: 'user-group'; readonly userGroup: UserGroup }
  | { readonly kind: 'zone'; readonly zone: Zone }
  | { readonly kind: 'permission-group'; readonly permissionGroup: PermissionGroup }
  | { readonly kind: 'permission'; readonly name: AtomicPermission };

/** A thing, and how to name it so that nothing else is meant. */
interface Candidate {
  readonly thing: NamedThing;
  readonly spelled: string;
}

type KindWord = 'member' | 'token' | 'group' | 'zone' | 'role' | 'permission';

const kindWords: Readonly<Record<string, KindWord>> = {
  member: 'member',
  token: 'token',
  group: 'group',
  'user group': 'group',
  zone: 'zone',
  role: 'role',
  'permission group': 'role',
  permission: 'permission',
};

/**
 * The one thing that a name or id means, of whatever kind; `group NAME`, `zone NAME` and so on say which
 * kind. A person may be named by a part that only one has, where nothing has exactly that name.
 *
 * @throws GrantlensError `name-unknown` when nothing, or several things, are meant
 */
export function resolveThing(text: string, account: Account): NamedThing {
  const words = text.trim();
  const { found, kind, name } = thingsCalled(words, account);
  if (found.length > 0) return theOne(words, found);
  if (kind === undefined || kind === 'member') {
    if (principalsMeant(name, account).found.length > 0)
      return { kind: 'principal', principal: resolvePrincipal(name, account) };
  }
  const near = didYouMean(name, namesOf(kind, account));
  throw new GrantlensError('name-unknown', `nothing in the account is called "${words}"${near}`);
}

/** Whether a text is the whole of the name or id of one thing. */
export function isOneThing(text: string, account: Account): boolean {
  return thingsCalled(text.trim(), account).found.length === 1;
}

interface Called {
  /** What has exactly the name. */
  readonly found: readonly Candidate[];
  /** Where the text says of which kind it is: the kind, and the rest of the text. */
  readonly kind: KindWord | undefined;
  readonly name: string;
}

function thingsCalled(words: string, account: Account): Called {
  const found = candidatesFor(words, account);
  const [, word = '', rest = ''] =
    /^(member|token|user group|group|zone|role|permission group|permission) (.+)$/is.exec(words) ?? [];
  const kind = kindWords[word.toLowerCase()];
  if (found.length > 0 || kind === undefined) return { found, kind, name: kind === undefined ? words : rest };
  const ofKind = candidatesFor(rest, account).filter((one) => kindOf(one.thing) === kind);
  return { found: ofKind, kind, name: rest };
}

function theOne(words: string, found: readonly Candidate[]): NamedThing {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only.thing;
  const spelled = orList(found.map((one) => one.spelled));
  throw new GrantlensError('name-unknown', `"${words}" could be ${found.length} things: use ${spelled}`);
}

/** Everything that has exactly a name or id. */
function candidatesFor(words: string, account: Account): readonly Candidate[] {
  const people = principalsNamed(words, account);
  const tokens = words.startsWith('token:') ? [] : principalsNamed(`token:${words}`, account);
  const name = permissionMeant(words, account);
  return [
    ...[...people, ...tokens].map((principal) => ({
      thing: { kind: 'principal', principal } as const,
      spelled:
        principal.kind === 'token' ? `token:${principal.id}` : `member ${principal.id ?? principal.email}`,
    })),
    ...userGroupsMeant(words, account).map((userGroup) => ({
      thing: { kind: 'user-group', userGroup } as const,
      spelled: `group ${userGroup.id ?? userGroup.name}`,
    })),
    ...zonesNamed(words, account).map((zone) => ({
      thing: { kind: 'zone', zone } as const,
      spelled: `zone ${zone.id}`,
    })),
    ...permissionGroupsMeant(words, account).map((permissionGroup) => ({
      thing: { kind: 'permission-group', permissionGroup } as const,
      spelled: `role ${spelledGroup(permissionGroup)}`,
    })),
    ...(name === null
      ? []
      : [{ thing: { kind: 'permission', name } as const, spelled: `permission ${name}` }]),
  ];
}

function kindOf(thing: NamedThing): KindWord {
  switch (thing.kind) {
    case 'principal':
      return thing.principal.kind;
    case 'user-group':
      return 'group';
    case 'permission-group':
      return 'role';
    default:
      return thing.kind;
  }
}

/** The names of one kind, or of every kind. */
function namesOf(kind: KindWord | undefined, account: Account): readonly string[] {
  const named = (all: readonly { readonly name: string | null }[]) => all.flatMap(({ name }) => name ?? []);
  const names: Readonly<Record<KindWord, () => readonly string[]>> = {
    member: () => principalNames(account),
    token: () => tokenNames(account).map((name) => `token:${name}`),
    group: () => named(account.userGroups),
    zone: () => named(account.zones),
    role: () => named([...account.permissionGroups.values()]),
    permission: () => account.permissions,
  };
  return kind === undefined ? Object.values(names).flatMap((of) => of()) : names[kind]();
}
