import type { Cause, DiffAnswer } from '@grantlens/engine';
import type { Principal } from '@grantlens/snapshot';
import type { AddressOf } from './addresses.ts';

/** An answer of `diff` to the account after a plan, with the resource of the plan in each cause. */
export function withAddresses<T extends DiffAnswer>(answer: T, addressOf: AddressOf): T {
  const addressed = <R extends CausedRow>(row: R): R => ({
    ...row,
    cause: row.cause.map((cause) => {
      const address = addressOf(row.principal.key, cause);
      return address === null ? cause : { ...cause, address };
    }),
  });
  return {
    ...answer,
    changes: answer.changes.map(addressed),
    standings: answer.standings.map(addressed),
    conditions: answer.conditions.map(addressed),
  };
}

interface CausedRow {
  readonly principal: Principal;
  readonly cause: readonly Cause[];
}
