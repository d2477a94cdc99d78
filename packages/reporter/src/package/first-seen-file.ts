import { GrantlensError } from '@grantlens/snapshot';
import { readStrictJson, whereIn } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { Report, SeenBefore } from '../model/report.ts';
import { asTable } from '../model/tables/table.ts';
import type { UnitRow } from '../model/tables/units.ts';
import type { ReportFile } from '../render/files.ts';
import { firstSeenFile } from './contents.ts';

const format = 'grantlens.first-seen';
const text = z.string();

const file = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  account: text,
  /** The digest of the snapshot of the package. */
  snapshot: text,
  oldest: text,
  /** When the first snapshot was taken that shows it, and when the one before it was; no more of them than came since the oldest. */
  units: z.record(text, z.tuple([text, text.nullable()])),
});

/** The file that says since when units are seen, for the package that follows; none where the report follows nothing. */
export function firstSeenFiles({ meta, tables }: Report): readonly ReportFile[] {
  const { previous, account, snapshotDigest: snapshot } = meta;
  if (previous === null) return [];
  const { oldest } = previous;
  const head = JSON.stringify({ format, version: 1, account: account.id, snapshot, oldest });
  return [
    {
      name: firstSeenFile,
      render: function* () {
        yield Buffer.from(`${head.slice(0, -1)},"units":{`);
        let isFirst = true;
        for (const { id, firstSeen, notSeenBefore } of asTable<UnitRow>(tables.units)) {
          if (firstSeen === oldest && notSeenBefore === null) continue;
          const line = `${JSON.stringify(id)}:${JSON.stringify([firstSeen, notSeenBefore])}`;
          yield Buffer.from(`${isFirst ? '' : ','}\n${line}`);
          isFirst = false;
        }
        yield Buffer.from('\n}}\n');
      },
    },
  ];
}

/**
 * Reads what a package says of since when units are seen.
 *
 * @throws GrantlensError `package-unreadable`, also where it is of another snapshot
 */
export function readFirstSeen(bytes: Uint8Array, of: { readonly digest: string }): SeenBefore {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') throw new GrantlensError('package-unreadable', reading.why);
  const read = file.safeParse(reading.value);
  if (!read.success) throw new GrantlensError('package-unreadable', whereIn(read.error));
  const { snapshot, oldest, units } = read.data;
  if (snapshot !== of.digest) throw new GrantlensError('package-unreadable', 'it is of another snapshot');
  const came = Object.entries(units).map(
    ([id, [firstSeen, notSeenBefore]]) => [id, { firstSeen, notSeenBefore }] as const,
  );
  return { oldest, units: new Map(came) };
}
