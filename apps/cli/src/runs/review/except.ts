import type { Entry } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readDay } from '@grantlens/snapshot/internal';
import type { ExitCode } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import type { AppendOptions } from '../../review/append-lines.ts';
import { checkTask, unitNamed } from '../../review/named-units.ts';
import { eachOnce, recordEntries } from '../../review/record-entries.ts';

/** The options of `review except`. */
export interface ReviewExceptOptions extends AppendOptions {
  readonly units: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

/** `grantlens review except` */
export function exceptUnits(options: ReviewExceptOptions, io: Io): Promise<ExitCode> {
  const { units, owner, reason, until } = options;
  if (readDay(until) === null)
    throw new GrantlensError('usage', `--until ${until} is not a day such as 2026-06-30`);
  return recordEntries(options, io, (state) =>
    eachOnce(units).map((unit): Entry => {
      if (unit.startsWith('t-')) checkTask(state, unit);
      else unitNamed(state, unit);
      return { kind: 'exception', unit, owner, reason, until };
    }),
  );
}
