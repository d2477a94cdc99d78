import type { WhoCanQuestion } from '../who-can.ts';

/** What is asked by each verb of `fleet`. */
export interface FleetQuestions {
  readonly 'who-can': WhoCanQuestion;
}

export type FleetVerb = keyof FleetQuestions;

/** What is asked of every account of a fleet, as it goes to the threads that answer. */
export type FleetQuestion = {
  [Verb in FleetVerb]: { readonly verb: Verb; readonly asked: FleetQuestions[Verb] };
}[FleetVerb];
