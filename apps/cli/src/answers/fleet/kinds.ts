import { checkKind } from './check.ts';
import { diffKind } from './diff.ts';
import { findingsKind } from './findings.ts';
import type { FleetKind } from './kind.ts';
import { personKind } from './person.ts';
import { privilegedKind } from './privileged.ts';
import type { FleetQuestion, FleetQuestions, FleetVerb } from './question.ts';
import { whoCanKind } from './who-can.ts';

const kinds: { readonly [Verb in FleetVerb]: FleetKind<FleetQuestions[Verb]> } = {
  'who-can': whoCanKind,
  findings: findingsKind,
  check: checkKind,
  diff: diffKind,
  person: personKind,
  privileged: privilegedKind,
};

/** What the verb of a question has of its own. */
export function kindOf({ verb }: FleetQuestion): FleetKind<unknown> {
  // The compiler does not see that a question and the entry under its verb belong together.
  return kinds[verb] as FleetKind<unknown>;
}
