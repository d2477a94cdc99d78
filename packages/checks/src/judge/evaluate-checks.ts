import type { Access } from '@grantlens/engine';
import { knownTime } from '@grantlens/snapshot/internal';
import type { Fault } from '../file/fault.ts';
import { type ChecksRead, inOrder } from '../file/read-checks.ts';
import { faultsOfNames } from '../names/faults-of-names.ts';
import { openWho } from '../names/who.ts';
import { openAsker } from '../questions/asker.ts';
import { type CheckReport, checkReport } from '../results/result.ts';
import { judgeCheck } from './judge-check.ts';
import { type ResolvedCheck, resolveCheck } from './resolved-check.ts';

/** How checks are evaluated. */
export interface CheckOptions {
  /** When it is, in milliseconds since 1970; by default the moment at which the snapshot was complete. */
  readonly now?: number;
}

/** What became of checks, or what is wrong with them: with one fault none is evaluated. */
export type ChecksEvaluated =
  | { readonly kind: 'report'; readonly report: CheckReport }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/**
 * Evaluates checks on an account. A check passes if it passes whichever way everything turns out that was not seen, and
 * fails if it fails whichever way; otherwise it is not evaluated, and says which gaps leave it open.
 *
 * @example
 * ```ts
 * import { evaluateChecks, readChecks } from '@grantlens/checks';
 * import { compile } from '@grantlens/engine';
 *
 * const text = `
 * format: grantlens.checks
 * version: 1
 * checks:
 *   - { id: billing, permission: "billing:edit", resource: account, nobody-but: { members: ["ruth@*"] } }
 * `;
 * const read = readChecks([{ path: 'checks.yaml', bytes: new TextEncoder().encode(text) }]);
 * const evaluated = evaluateChecks(compile(account), read);
 * evaluated.kind === 'report' && evaluated.report.results.map(({ id, result }) => [id, result]); // → [['billing', 'failed']]
 * ```
 */
export function evaluateChecks(
  access: Access,
  read: ChecksRead,
  options: CheckOptions = {},
): ChecksEvaluated {
  const { account } = access;
  const faults: Fault[] = [...read.faults];
  const resolved = read.checks.flatMap((check): readonly ResolvedCheck[] => {
    const one = resolveCheck(check, account, (at, what) => faults.push({ file: check.file, ...at, what }));
    return one === null ? [] : [one];
  });
  for (const named of read.faulty) faults.push(...faultsOfNames(named, account));
  if (faults.length > 0) return { kind: 'faults', faults: inOrder(faults, read.files) };
  const context = {
    access,
    ask: openAsker(access),
    who: openWho(account),
    now: options.now ?? knownTime(account.takenAt.end),
  };
  const results = resolved.map((one) => judgeCheck(one, context));
  return { kind: 'report', report: checkReport(read.files, results) };
}
