import { compareTexts } from '@grantlens/snapshot/internal';
import { inOrder } from '../moments/in-order.ts';
import type { MomentAccount } from '../moments/moment.ts';
import type { People, Person, PersonSeen } from '../people/people-across.ts';

/** A privilege that somebody has, or may have, in one account. */
export interface PrivilegeHeld<Privilege extends string = string> {
  readonly privilege: Privilege;
  readonly account: MomentAccount;
  readonly verdict: 'allowed' | 'unknown';
  readonly holder:
    | ({ readonly kind: 'member'; readonly id: string | null } & PersonSeen)
    | { readonly kind: 'token'; readonly id: string | null; readonly name: string | null };
}

/** Who has a privilege, and in how many accounts. */
export interface PrivilegedHolder<Held extends PrivilegeHeld> {
  /** Null of a token, and of a member of whom nothing says who it is: these are of one account. */
  readonly person: Person | null;
  readonly privilege: Held['privilege'];
  /** In how many accounts they certainly have it, and in how many they may have it and that is all that is known. */
  readonly accounts: number;
  readonly unknown: number;
  /** In the order of accounts, then as each account has them. */
  readonly where: readonly Held[];
}

/** Puts together who has which privilege in which accounts: the widest first, then by e-mail address. */
export function privilegedAcross<Held extends PrivilegeHeld>(
  all: readonly Held[],
  people: People,
  privileges: readonly Held['privilege'][],
): readonly PrivilegedHolder<Held>[] {
  const groups = new Map<string, { readonly person: Person | null; readonly where: Held[] }>();
  for (const [at, held] of all.entries()) {
    const person = held.holder.kind === 'member' ? people.of(held.holder) : null;
    const key = `${held.privilege} ${person?.key ?? nobodyKey(held, at)}`;
    const group = groups.get(key) ?? { person, where: [] };
    groups.set(key, group);
    group.where.push(held);
  }
  const holders = [...groups.values()].map(({ person, where }) => {
    const ofVerdict = (verdict: Held['verdict']) =>
      new Set(where.filter((one) => one.verdict === verdict).map(({ account }) => account.id));
    const [allowed, open] = [ofVerdict('allowed'), ofVerdict('unknown')];
    return {
      person,
      privilege: (where[0] as Held).privilege,
      accounts: allowed.size,
      unknown: [...open].filter((id) => !allowed.has(id)).length,
      where: where.toSorted((a, b) => inOrder(a.account, b.account)),
    };
  });
  const rank = new Map(privileges.map((privilege, at) => [privilege, at]));
  return holders.sort(
    (a, b) =>
      b.accounts - a.accounts ||
      compareTexts(nameOf(a), nameOf(b)) ||
      (rank.get(a.privilege) ?? 0) - (rank.get(b.privilege) ?? 0) ||
      compareTexts(idOf(a), idOf(b)),
  );
}

/** A token is of one account: the same one at another moment has its id. */
function nobodyKey({ holder, account }: PrivilegeHeld, at: number): string {
  return holder.id === null ? `row ${at}` : `${holder.kind} ${holder.id} of ${account.id}`;
}

/** People come before tokens, each by what they are called. */
function nameOf({ person, where }: PrivilegedHolder<PrivilegeHeld>): string {
  const holder = where[0]?.holder;
  if (person !== null) return `1 ${person.emails[0] ?? ''}`;
  return holder?.kind === 'token' ? `3 ${holder.name ?? ''}` : '2';
}

function idOf({ person, where }: PrivilegedHolder<PrivilegeHeld>): string {
  return person?.key ?? `${where[0]?.account.id} ${where[0]?.holder.id}`;
}
