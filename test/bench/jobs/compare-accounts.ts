import { readFileSync } from 'node:fs';
import { type Access, compile, compileIndex, diff, type Edit, whatIf } from '@grantlens/engine';
import { type Account, normalise, type Snapshot } from '@grantlens/snapshot';
import { type AccountFile, pathOf } from '../account/files.ts';
import { median, medianOf, timeOf } from '../measure.ts';
import type { Findings, Task } from './job.ts';

/**
 * Times `diff` between the account and its edited self, and `what-if` on a median user group, beside a full
 * compile.
 */
export async function compareAccounts({ folder, budget }: Task): Promise<Findings> {
  const open = (name: AccountFile): Access =>
    compile(normalise(JSON.parse(readFileSync(pathOf(folder, name), 'utf8')) as Snapshot));
  const before = open('snapshot');
  const after = open('edited');
  const { account } = before;
  const ready = () => [compile(account), compileIndex(account)];
  ready();
  const compileMs = median([1, 2, 3].map(() => timeOf(ready).ms));
  const first = timeOf(() => diff(before, after));
  const edit = medianEdit(account);
  return {
    figures: {
      compileMs,
      firstDiffMs: first.ms,
      diffMs: await medianOf(() => diff(before, after), budget),
      changes: first.value.changes.length,
      whatIfMs: await medianOf(() => whatIf(before, [edit.edit]), budget),
      whatIfMembers: edit.members,
      whatIfChanges: whatIf(before, [edit.edit]).changes.length,
    },
  };
}

/** Taking the first policy from the user group of median size, of those that have members and policies. */
function medianEdit({ userGroups, policies }: Account): { readonly edit: Edit; readonly members: number } {
  const ids = new Map<string, string>();
  for (const { holder, id } of policies)
    if (holder.kind === 'user-group' && id !== null && !ids.has(holder.group)) ids.set(holder.group, id);
  const inOrder = userGroups
    .filter(({ key, size }) => size > 0 && ids.has(key))
    .sort((a, b) => a.size - b.size || (a.key < b.key ? -1 : 1));
  const group = inOrder[inOrder.length >> 1];
  const policyId = group === undefined ? undefined : ids.get(group.key);
  if (group === undefined || policyId === undefined)
    throw new Error('no user group has members and policies');
  return { edit: { kind: 'remove-policy', policyId }, members: group.size };
}
