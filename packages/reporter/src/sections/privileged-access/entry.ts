import { type HeldPrivilege, preferred } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { compareTexts } from '@grantlens/snapshot/internal';
import type {
  PrivilegedEntry,
  PrivilegedGroup,
  PrivilegeReason,
  PrivilegeVerdict,
} from '../../model/privileged.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { PrincipalRow } from '../../model/tables/principals.ts';
import { isPrivileged } from '../../rows/held-counts.ts';
import { elsewhereSentence } from '../../words/permissions.ts';
import { reasonsOf, waysOf } from './reasons.ts';

/** A principal as the section lists it, and under which kind of privilege. */
export interface Listed {
  readonly group: PrivilegedGroup['kind'];
  readonly held: readonly HeldPrivilege[];
  readonly entry: PrivilegedEntry;
}

/** What is known of a principal's privileges: the engine's verdicts, and the entitlement rows that are flagged. */
export interface Known {
  readonly held: readonly HeldPrivilege[];
  readonly rows: readonly EntitlementRow[];
  readonly account: Account;
}

/** How a principal is listed; none when nothing makes it privileged. */
export function listedAs(principal: PrincipalRow, known: Known): readonly Listed[] {
  const best = preferred(known.held.map(({ verdict }) => verdict));
  const main = known.held.find(({ verdict }) => verdict === best);
  if (main === undefined) return listedElsewhere(principal, known);
  const { held, account } = known;
  const reasons = reasonsOf([main, ...held.filter((one) => one !== main)], account);
  const entry = entryOf(principal, { verdict: main.verdict, reasons, known });
  return [{ group: main.kind, held, entry }];
}

/** Everything, or nearly, on less than the account: its rows are flagged, and no privilege on the account follows. */
function listedElsewhere(principal: PrincipalRow, known: Known): readonly Listed[] {
  const flagged = known.rows.filter(isPrivileged);
  if (flagged.length === 0) return [];
  const verdict = flagged.some(({ effective }) => effective === 'allowed') ? 'allowed' : 'unknown';
  const reasons = [{ says: elsewhereSentence(verdict), verdict, ways: waysOf(flagged) } as const];
  return [{ group: 'elsewhere', held: [], entry: entryOf(principal, { verdict, reasons, known }) }];
}

function entryOf(
  { id, kind, email, name, standing, twoFactor }: PrincipalRow,
  said: {
    readonly verdict: PrivilegeVerdict;
    readonly reasons: readonly PrivilegeReason[];
    readonly known: Known;
  },
): PrivilegedEntry {
  const { verdict, reasons, known } = said;
  const gaps = known.held.flatMap((privilege) => privilege.gaps);
  const notes = gaps.map((gap) => known.account.gaps.get(gap)?.clouds ?? gap);
  return {
    id,
    kind,
    email,
    name,
    standing,
    twoFactor,
    verdict,
    reasons,
    rows: known.rows.map((row) => row.id),
    notes: [...new Set(notes)].sort(compareTexts),
  };
}
