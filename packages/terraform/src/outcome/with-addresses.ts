import type { Cause, DiffAnswer } from '@grantlens/engine';
import type { Principal } from '@grantlens/snapshot';
import type { AddressOf } from './addresses.ts';

/** An answer of `diff` to the account after a plan, with the resource of the plan in each cause. */
export function withAddresses<T extends DiffAnswer>(answer: T, addressOf: AddressOf): T {
  const addressed = <R extends CausedRow>(row: R): R => ({
    ...row,
    cause: addressedCauses(row.principal, row.cause, addressOf),
  });
  return {
    ...answer,
    changes: answer.changes.map(addressed),
    standings: answer.standings.map(addressed),
    conditions: answer.conditions.map(addressed),
  };
}

/** Why something changed for a principal, with the resource of the plan that caused it. */
export function addressedCauses(
  { key }: Principal,
  causes: readonly Cause[],
  addressOf: AddressOf,
): readonly Cause[] {
  return causes.map((cause) => {
    const address = addressOf(key, cause);
    return address === null ? cause : { ...cause, address };
  });
}

interface CausedRow {
  readonly principal: Principal;
  readonly cause: readonly Cause[];
}
