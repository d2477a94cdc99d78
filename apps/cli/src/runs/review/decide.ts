import { batchEntries, type Refusal, readDecision } from '@grantlens/review/internal';
import { refusalLines } from '../../answers/review/import.ts';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { type AppendOptions, appendLines } from '../../review/append-lines.ts';
import { unitNamed } from '../../review/named-units.ts';

/** The options of the verb. */
export interface ReviewDecideOptions extends AppendOptions {
  readonly units: readonly string[];
  readonly decision: string;
  readonly reviewer: string;
  readonly justification?: string;
  readonly ticket?: string;
  readonly due?: string;
}

/** `grantlens review decide` */
export async function decideUnits(options: ReviewDecideOptions, io: Io): Promise<ExitCode> {
  const { units, decision, reviewer, justification = '', ticket = '', due = '' } = options;
  let code: ExitCode = exitCodes.yes;
  await appendLines(options, io, ({ state }) => {
    const { fallback } = state.start.options;
    const refusals: Refusal[] = [];
    const decisions = [...new Set(units)].flatMap((id) => {
      const unit = unitNamed(state, id);
      const read = readDecision({ decision, justification, ticket, due }, reviewer, unit, fallback);
      if (read !== null && 'word' in read) return [{ unit: id, ...read }];
      for (const { what, todo } of read ?? []) refusals.push({ file: id, where: null, what, todo });
      return [];
    });
    if (refusals.length > 0) {
      io.out(refusalLines(refusals));
      code = exitCodes.no;
      return null;
    }
    const batch = {
      decisions,
      reviewer: reviewer.trim(),
      file: null,
      sha256: null,
      seconds: null,
      signature: null,
    };
    return { steps: [(head) => batchEntries(head, batch)] };
  });
  return code;
}
