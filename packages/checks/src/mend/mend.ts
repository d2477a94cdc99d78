import type { Access, Grant } from '@grantlens/engine';
import { sufficientGrants } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import type { Offence } from '../assertions/tally.ts';
import { permissionKey } from '../names/permissions.ts';
import { ownGrants } from '../questions/own-grants.ts';
import type { Held } from '../questions/question.ts';
import { type Edited, unedited } from './edited.ts';
import { givingEdits } from './giving-edits.ts';
import type { SaidEdit } from './said-edit.ts';
import { takingEdits } from './taking-edits.ts';

/**
 * Mends one offence after the other. Where somebody has something through the same policies at many places, the edits that
 * take it away at one take it away at all of them.
 */
export function openMending(access: Access): (offence: Offence) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (offence) => {
    const { principal, held, question, mend, everywhere } = offence;
    const isTaken = mend === 'take' || mend === 'take-own';
    if (principal === null || held === null || !isTaken || everywhere !== undefined)
      return mendingEdits(access, offence);
    const ways = takenBy(mend, held).map(({ group, policy, permissionGroup }) =>
      JSON.stringify([group?.key, policy.id ?? policy.kind, policy.holder, permissionGroup?.key]),
    );
    // What somebody has anywhere is taken from them wherever it is.
    const asked = [mend, permissionKey(question.permission), question.subject.kind === 'anywhere'];
    const key = JSON.stringify([principal.key, asked, [...new Set(ways)].sort()]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const edits = mendingEdits(access, offence);
    known.set(key, edits);
    return edits;
  };
}

/** More edits than anybody would make by hand to mend one thing. */
const mostEdits = 20;

/**
 * The edits that together mend what breaks a check, each a sentence of `what-if`: every one is made to the account as
 * those before leave it, and in the end the engine says that it is mended. None where no such edits are found.
 */
export function mendingEdits(access: Access, offence: Offence): readonly string[] {
  const { principal, held, mend, question, everywhere } = offence;
  if (principal === null || held === null || mend === null) return [];
  const questions = everywhere ?? [question];
  const isMended = ({ held: now }: State) =>
    mend === 'give' ? now.verdict === 'allowed' : takenBy(mend, now).length === 0;
  const said: string[] = [];
  let edited: Edited = unedited(access, principal);
  for (let made = 0; made <= mostEdits; made += 1) {
    const now = stateOf(edited);
    if (now === null || isMended(now)) return now === null && mend === 'give' ? [] : said;
    const next = nextEdit(now);
    if (next === null) return [];
    said.push(next.said.sentence);
    edited = next.after;
  }
  return [];

  /** How things are after some edits; null once the principal is gone. */
  function stateOf({ heldIn }: Edited): State | null {
    const all = heldIn(questions, mend === 'take-own');
    if (all === null || held === null) return null;
    const now =
      everywhere === undefined
        ? (all.find(({ place }) => place.identity === held.place.identity) ??
          all.find(({ place }) => place.subject.kind === 'zones') ??
          all.find(({ place: { asked } }) => asked.type === held.place.asked.type && asked.id === '*') ??
          all[0])
        : (all.find(({ verdict }) => verdict === 'allowed') ?? all[0]);
    return now === undefined ? null : { held: now, looked: everywhere === undefined ? [now] : all };
  }

  function nextEdit(now: State): { readonly said: SaidEdit; readonly after: Edited } | null {
    for (const one of candidates(now.held)) {
      const after = edited.after(one.edit);
      const then = stateOf(after);
      if (then === null ? mend !== 'give' : isMended(then) || bearing(then) < bearing(now))
        return { said: one, after };
    }
    return null;
  }

  function* candidates(now: Held): Generator<SaidEdit> {
    const decision = now.decision();
    const grants =
      mend === 'give'
        ? decision.bearings.flatMap(({ effect, grant }) => (effect === 'deny' ? [grant] : []))
        : takenBy(mend, now);
    if (mend === 'give') {
      const asked = { permission: question.permission, subject: now.place.subject };
      yield* givingEdits(principal as Principal, asked, access.account);
    }
    const [first] = grants;
    if (first === undefined) return;
    for (const one of takingEdits(first, access.account))
      if (mend !== 'give' || one.edit.kind !== 'remove-principal') yield one;
  }
}

/** What has to go: all that suffices, or what of it is somebody's own. */
function takenBy(mend: Offence['mend'], held: Held): readonly Grant[] {
  if (mend === 'take-own') return ownGrants(held);
  return held.verdict === 'allowed' ? sufficientGrants(held.decision()) : [];
}

/** What the principal has, while it is mended. */
interface State {
  /** Where it is mended last. */
  readonly held: Held;
  /** All that has to be mended. */
  readonly looked: readonly Held[];
}

/** How many grants there are still to look at: each edit leaves fewer. */
function bearing({ looked }: State): number {
  return looked.reduce((sum, { decision }) => sum + decision().bearings.length, 0);
}
