import type { Problem } from '@grantlens/fetcher/internal';
import { type ObjectState, type PlanStep, stateOf } from '@grantlens/review/internal';
import type { Task } from '../target/check-plan.ts';
import type { AccountReader } from './account-reader.ts';
import { policiesOf, withoutEchoes } from './echoes.ts';

/** What an object is now, in the form of the plan. */
export type ObjectReading =
  | { readonly kind: 'state'; readonly state: ObjectState }
  | { readonly kind: 'unread'; readonly problem: Problem };

const absent: ObjectReading = { kind: 'state', state: { kind: 'presence', present: false } };
const present: ObjectReading = { kind: 'state', state: { kind: 'presence', present: true } };

/** Reads the object of a step. `isExpected` says which states need no closer look. */
export async function readObject(
  { step, target }: Task,
  reader: AccountReader,
  isExpected: (state: ObjectState) => boolean,
): Promise<ObjectReading> {
  const reading = await reader.row(target.about, target.path, target.id);
  if (reading.kind === 'absent') return absent;
  if (reading.kind === 'unread') {
    return step.action === 'delete-token' && reading.problem.code === 'not-found'
      ? tokenInList({ step, target }, reader, reading.problem)
      : reading;
  }
  const kind = step.before.kind;
  if (kind === 'presence') return present;
  const state = stateOf(kind, reading.row);
  if (kind !== 'member' || isExpected(state) || policiesOf(reading.row).length === 0) {
    return { kind: 'state', state };
  }
  const own = await withoutEchoes(reader, accountPathOf(step), reading.row);
  return own.kind === 'unread' ? own : { kind: 'state', state: stateOf(kind, own.member) };
}

// That an id leads nowhere may also be said of one that is malformed: only the list shows that the token is gone.
async function tokenInList(
  { step, target }: Task,
  reader: AccountReader,
  problem: Problem,
): Promise<ObjectReading> {
  const query = { include_expired: 'true' };
  const tokens = await reader.rows('accountTokens', `${accountPathOf(step)}/tokens`, query);
  if (tokens.kind === 'unread') return tokens;
  const isListed = tokens.rows.some(({ id }) => id === target.id);
  return isListed ? { kind: 'unread', problem } : absent;
}

/** The path of the account that the path of a step begins with. */
export function accountPathOf({ path }: PlanStep): string {
  return path.split('/').slice(0, 3).join('/');
}
