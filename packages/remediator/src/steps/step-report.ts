import type { ObjectState, PlanAction, PlanStep } from '@grantlens/review/internal';

/** What became of a step, or that it is about to be sent: a line of the log. */
export interface StepReport {
  readonly step: string;
  readonly action: PlanAction;
  readonly units: readonly string[];
  /**
   * `intended` comes before anything is sent. Then one of these: `done`; `already so` when what it wants
   * holds before it is sent; `stopped` when nothing was sent, because something differs; `failed`.
   */
  readonly state: 'intended' | 'done' | 'already so' | 'stopped' | 'failed';
  /** The `cf-ray` of the answer to the write. */
  readonly requestId: string | null;
  /** The object as it was read last. */
  readonly read: ObjectState | null;
  /** The parts in which it differs from what the plan says. */
  readonly differs: readonly string[];
  /** Why it stopped or failed, as a sentence fragment. */
  readonly why: string | null;
  /** What a person can do instead. */
  readonly remedy: string | null;
  /** Whether the API leaves it to a person: in the identity provider, or by a new token. */
  readonly isByHand: boolean;
}

/** What a line says besides its step and state. */
export type LinePart = Partial<
  Pick<StepReport, 'requestId' | 'read' | 'differs' | 'why' | 'remedy' | 'isByHand'>
>;

/** The line of a step; what the part does not say is nothing. */
export function lineOf(step: PlanStep, state: StepReport['state'], part: LinePart): StepReport {
  const nothing = { requestId: null, read: null, differs: [], why: null, remedy: null, isByHand: false };
  return { step: step.id, action: step.action, units: step.units, state, ...nothing, ...part };
}
