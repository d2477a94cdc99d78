import { scopeWords } from '@grantlens/engine';
import { causeWords, principalWords, type SaidChange, standingNotes } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import { groupWords, partWords } from '../output/words.ts';

/** A change of a verdict in words, without whom it is about. */
export interface ChangeWords {
  readonly what: string;
  readonly where: string;
  /** `not-granted → allowed` */
  readonly verdicts: string;
  /** Each as a sentence. */
  readonly causes: readonly string[];
}

export function changeWords(change: SaidChange, account: Account): ChangeWords {
  const { scope, except, before, after, cause } = change;
  const words = (one: typeof scope) => scopeWords(one, account);
  const where =
    except.length === 0 ? words(scope) : `${words(scope)} except ${except.map(words).sort().join(', ')}`;
  return {
    what: whatWords(change),
    where,
    verdicts: `${before === null ? '' : `${before} `}→ ${after}`,
    causes: cause.map(causeWords),
  };
}

function whatWords({ permissionGroup, permission, before }: SaidChange): string {
  if (before === null) return 'any permission';
  const [part, group] = [partWords(permission), groupWords(permissionGroup)];
  return part === '' ? group : group === '' ? part : `${part} of ${group}`;
}

/** Those to whom the same happened, with what happened to the first of them. */
export interface Alike {
  readonly principals: readonly Principal[];
  readonly rows: readonly SaidChange[];
}

/** Puts changes together: who has the same rows as somebody before is listed with them. */
export function alike(changes: readonly SaidChange[], account: Account): readonly Alike[] {
  const byPrincipal = grouped(changes, ({ principal }) => principal.key);
  const same = grouped(byPrincipal, (rows) =>
    rows
      .map((row) => {
        const { what, where, verdicts, causes } = changeWords(row, account);
        return [...causes, what, where, verdicts].join();
      })
      .join('\n'),
  );
  return same.map((all) => ({
    principals: all.flatMap(([first]) => first?.principal ?? []),
    rows: all[0] ?? [],
  }));
}

/** The rows of each cause. */
export function byCause(rows: readonly SaidChange[]): readonly (readonly SaidChange[])[] {
  return grouped(rows, ({ cause }) => cause.map(causeWords).join('\n'));
}

/** Who it is, and what keeps them from acting or limits it. */
export function nameAndNotes(principal: Principal, account: Account): readonly [string, string] {
  return [principalWords(principal), standingNotes(principal, account).join('; ')];
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) addTo(groups, keyOf(one), one);
  return [...groups.values()];
}

/** The first names of a list that may be long, and how many there are besides. One more name takes no more room than "1 other". */
export function someNames(
  principals: readonly Principal[],
  most: number,
  nameOf: (principal: Principal) => string,
): string {
  const more = principals.length - most;
  const names = principals.slice(0, more === 1 ? most + 1 : most).map(nameOf);
  return more > 1 ? `${names.join(', ')} and ${more} others` : names.join(', ');
}
