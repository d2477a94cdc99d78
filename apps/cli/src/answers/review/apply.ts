import { printable } from '@grantlens/engine/internal';
import type { StepReport } from '@grantlens/remediator/internal';
import type { PlanStep } from '@grantlens/review/internal';
import { counted } from '../../output/words.ts';

/** What would be sent, a step each: what it does, its request, and how much it takes and gives. */
export function dryLines(steps: readonly PlanStep[]): string {
  const each = steps.flatMap(({ id, action, object, method, path, loses, gains, follows, notes }, at) => [
    `${at + 1} of ${steps.length}: ${id} ${action} ${object.name ?? object.id}`,
    `  ${method} ${path}`,
    `  takes ${counted(loses.length, 'thing')}, gives ${gains.length}${follows.length === 0 ? '' : `; after ${follows.join(', ')}`}`,
    ...notes.map((note) => `  ${note}`),
  ]);
  return linesOf([...each, 'Nothing was sent: add --execute to carry it out.']);
}

/** What became of a step. */
export function stepLine({ object }: PlanStep, line: StepReport): string {
  const { step, action, state, requestId, differs, why, remedy } = line;
  const what = `${state}: ${step} ${action} ${object.name ?? object.id}`;
  const request = requestId === null ? '' : ` (request ${requestId})`;
  const more = [
    ...(why === null ? [] : [why]),
    ...(differs.length === 0 ? [] : [`what differs: ${differs.join(', ')}`]),
    ...(remedy === null ? [] : [remedy]),
  ];
  return linesOf([`${what}${request}${more.length === 0 ? '' : `: ${more.join('; ')}`}`]);
}

/** How a run ended. */
export function appliedLines(done: number, of: number): string {
  return linesOf([`${done} of ${counted(of, 'step')} ${done === 1 ? 'is' : 'are'} done.`]);
}

/** That steps would take access from who carries them out. */
export function againstCallerLines(steps: readonly PlanStep[]): string {
  return linesOf([
    ...steps.map(
      ({ id, action, object }) =>
        `${id} (${action} ${object.name ?? object.id}) takes access from who owns the credential; "review plan --accept ${id} --by WHO" accepts it.`,
    ),
    'Nothing was sent.',
  ]);
}

/** That steps which are chosen follow others that are not done. */
export function tooEarlyLines(
  early: readonly { readonly step: PlanStep; readonly missing: readonly string[] }[],
): string {
  return linesOf(
    early.map(
      ({ step, missing }) =>
        `${step.id} must follow ${missing.join(', ')}, which the log does not say is done.`,
    ),
  );
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${printable(line)}\n`).join('');
}
