import type { Account } from '@grantlens/snapshot';
import type { IntegritySection } from '../model/integrity.ts';
import type { ReportOptions } from '../model/report.ts';
import { digestOfContents } from './meta.ts';

/** The digests that a report is made with. */
export function describeIntegrity(
  account: Account,
  { previous, previousManifest }: ReportOptions,
): IntegritySection {
  return {
    snapshot: { digest: account.digest, matches: !account.modified },
    contents: digestOfContents(account),
    previousSnapshot: previous?.account.digest ?? null,
    previousManifest: previousManifest ?? null,
  };
}
