import { collectionGap, conditionsOf } from '@grantlens/engine/internal';
import type { Account, Gap, Principal, Standing } from '@grantlens/snapshot';
import { once } from '@grantlens/snapshot/internal';
import type { PopulationNamed } from '../file/check.ts';
import { findPeople, type People } from './people.ts';
import { and, maybe, no, not, type Truth, yes } from './truth.ts';

/** How somebody belongs to a population, and whether they act under conditions: by this they are counted. */
export const belongingKinds: readonly { readonly belongs: Truth['is']; readonly isConditioned: boolean }[] = (
  ['no', 'yes', 'maybe'] as const
).flatMap((belongs) => [false, true].map((isConditioned) => ({ belongs, isConditioned })));

/** Of whom a check is. */
export interface Population {
  /** Whether somebody belongs to it. */
  readonly includes: (principal: Principal) => Truth;
  /** A number for each principal of the account: an index of `belongingKinds`. */
  readonly kinds: () => Uint8Array;
  /** How many there are, those included who may belong to it. */
  readonly size: () => number;
  /** What was not seen, where somebody who belongs to it may be hidden there, by the kind of principal. */
  readonly unseen: readonly { readonly kind: Principal['kind']; readonly gap: Gap }[];
  /** Who they are, in words: `active or latent members`. */
  readonly words: string;
  /** Who is left out, as the check names them; null for nobody. */
  readonly except: People | null;
}

const collections = { member: 'members', token: 'accountTokens' } as const;
const kinds = ['member', 'token'] as const;

/** Finds whom a check is about. */
export function findPopulation(named: PopulationNamed, account: Account): Population {
  const except = named.except === null ? null : findPeople(named.except, account);
  const includes = (principal: Principal): Truth => {
    if (named.kind !== null && principal.kind !== named.kind) return no;
    const standing = hasStanding(principal, named.standings, account);
    return except === null ? standing : and(standing, not(except.includes(principal)));
  };
  const belonging = once(() =>
    Uint8Array.from(account.principals, (one) => {
      const { is } = includes(one);
      const isConditioned = conditionsOf(one).length > 0;
      return belongingKinds.findIndex((kind) => kind.belongs === is && kind.isConditioned === isConditioned);
    }),
  );
  return {
    includes,
    kinds: belonging,
    size: once(() => belonging().filter((kind) => belongingKinds[kind]?.belongs !== 'no').length),
    unseen: kinds.flatMap((kind) => {
      const gap = collectionGap(account, collections[kind]);
      if (gap === null || (named.kind ?? kind) !== kind || except?.includesEvery(kind)) return [];
      return [{ kind, gap }];
    }),
    words: `${named.standings.join(' or ')} ${named.kind === null ? 'principals' : `${named.kind}s`}`,
    except,
  };
}

/** A token with a date that cannot be read may be able to act, or not (S4). */
function hasStanding(principal: Principal, standings: readonly Standing[], { gaps }: Account): Truth {
  const has = standings.includes(principal.standing);
  if (principal.kind === 'member' || principal.standingGap === null) return has ? yes : no;
  const gap = gaps.get(principal.standingGap);
  const isEither = has === standings.includes('inactive');
  if (isEither || gap === undefined) return has ? yes : no;
  return maybe(() => [gap]);
}
