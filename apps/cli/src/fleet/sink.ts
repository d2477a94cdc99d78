import type { Fleet } from '@grantlens/fleet';
import type { FleetKind } from '../answers/fleet/kind.ts';
import type { FleetQuestion } from '../answers/fleet/question.ts';
import type { Io } from '../io.ts';
import type { FleetTotal } from './tally.ts';
import type { AnsweredPart } from './task.ts';

/** Where the parts of an answer go, in one format. */
export interface Sink {
  /** Takes a part, and waits until there is room for another. */
  readonly add: (part: Pick<AnsweredPart, 'text' | 'cells' | 'shown'>) => Promise<void>;
  readonly end: (total: FleetTotal) => Promise<void>;
}

/** What a sink writes about, and to. */
export interface SinkContext {
  readonly kind: FleetKind<unknown>;
  readonly question: FleetQuestion;
  readonly fleet: Fleet;
  readonly io: Io;
}
