import { gapWords, printable } from '@grantlens/engine/internal';
import type { LeftOut, MomentAccount } from '@grantlens/fleet/internal';
import { counted } from '../output/words.ts';
import type { FleetTotal } from './tally.ts';

/** More of a kind would hide the answer. */
const most = 10;

/** What stands on standard error after the rows; a table has said of files and accounts what concerns them. */
export function remarks(total: FleetTotal, { isTable = false }: { readonly isTable?: boolean } = {}): string {
  const { fleet, broken, notThere, notes, complete, gaps } = total;
  const lines = [
    ...notes.map(([note, count]) => `note: ${note} (${counted(count, 'account')})`),
    ...leftOutLines(fleet.leftOut),
    ...(isTable ? [] : comparedLines(total)),
    ...few(
      notThere.map(({ account, why }) => `not in ${nameOf(account)}: ${why}`),
      'accounts have nothing of a name in the question',
    ),
    ...few(
      (isTable ? [] : broken).map(({ file, reason }) => `broken: ${file}: ${reason}`),
      'files cannot be used',
    ),
    ...few(
      gaps.map(({ account, gap }) => `not seen in ${nameOf(account)}: ${gapWords(gap)}`),
      'gaps, which are in the answer as -o json',
    ),
    ...(complete || gaps.length + broken.length > 0 ? [] : ['not seen: something that the answer rests on']),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** The first of many lines, and how many more there are. */
function few(lines: readonly string[], what: string): readonly string[] {
  const rest = lines.length - most;
  return rest <= 0 ? lines : [...lines.slice(0, most), `and ${rest} more ${what}`];
}

function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  const older = leftOut.filter(({ why }) => why === 'older').length;
  const same = leftOut.length - older;
  return [
    ...(older === 0
      ? []
      : [
          `left out: ${counted(older, 'file is an older moment', 'files are older moments')} of an account; --all-moments asks about them too`,
        ]),
    ...(same === 0
      ? []
      : [
          `left out: ${counted(same, 'file is the same snapshot as another', 'files are each the same snapshot as another')}`,
        ]),
  ];
}

function nameOf({ id, name }: { readonly id: string; readonly name: string | null }): string {
  return name ?? id;
}

/** Accounts that came and went, each in a line. */
export function comparedLines({ came, went }: Pick<FleetTotal, 'came' | 'went'>): readonly string[] {
  const line = (what: string) => (account: MomentAccount) =>
    `${what}: ${nameOf(account)} (account ${account.id})`;
  return [...came.map(line('came')), ...went.map(line('went'))];
}
