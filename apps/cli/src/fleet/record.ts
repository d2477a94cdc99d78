import type { Row } from '../output/records.ts';
import type { SinkContext } from './sink.ts';
import type { FleetTotal } from './tally.ts';

/** What is said of a whole answer besides its rows: the envelope without its results. */
export function fleetRecord({ kind, question, io }: SinkContext, total: FleetTotal): Row {
  const { fleet, broken, notThere, complete, assumptions, gaps, counts, answered, came, went } = total;
  return {
    schemaVersion: 1,
    snapshot: null,
    fleet: {
      files: fleet.files,
      accounts: fleet.accounts,
      moments: fleet.moments.length,
      broken: broken.map((one) => ({ ...one })),
      leftOut: fleet.leftOut.map((one) => ({ ...one })),
      notThere: notThere.map(({ account, why }) => ({ account: { ...account }, why })),
      ...(question.verb === 'diff'
        ? { came: came.map((one) => ({ ...one })), went: went.map((one) => ({ ...one })) }
        : {}),
    },
    query: { ...kind.query(question.asked), settings: io.settings?.digest },
    complete,
    assumptions,
    gaps: gaps.map(({ account, gap }) => ({ account: { ...account }, ...gap })),
    summary: {
      ...(kind.summary?.(counts) ?? { ...zeros(kind.counted), ...counts }),
      answered,
      notThere: notThere.length,
    },
  };
}

function zeros(names: readonly string[] = []): Row {
  return Object.fromEntries(names.map((name) => [name, 0]));
}
