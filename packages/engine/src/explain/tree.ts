import type { Account } from '@grantlens/snapshot';
import type { Grant, GrantId } from '../access/grant.ts';
import type { Permission } from '../decision/permission.ts';
import type { CanAnswer } from '../questions/can.ts';
import { printable } from '../words/printable.ts';
import { standingNotes } from '../words/standing-words.ts';
import {
  givesWords,
  permissionWords,
  principalWords,
  resourceWords,
  viaWords,
  whereWords,
} from '../words/words.ts';

/** A line of an explanation and what stands under it. */
export interface Branch {
  readonly text: string;
  readonly under: readonly Branch[];
}

/** Why a verdict is what it is, as a tree a person follows: what holds, what was cut, what fails, what is not seen. */
export function explanation(answer: CanAnswer, permission: Permission, account: Account): Branch {
  const { verdict, evidence, principal, resource, gaps } = answer;
  const who = principalWords(principal);
  const what = `${permissionWords(permission)} on ${resourceWords(resource, account)}`;
  const grantOf = (id: GrantId): Branch[] => {
    const grant = evidence.grants.get(id);
    return grant === undefined ? [] : [grantBranch(grant, account)];
  };
  const under: Branch[] = [];
  const sets = evidence.sets.map((set) => set.flatMap(grantOf));
  const alone = sets.filter((set) => set.length === 1).flat();
  const together = sets.filter((set) => set.length > 1);
  if (alone.length > 0) under.push({ text: heading(verdict, alone.length), under: alone });
  for (const set of together) under.push({ text: 'these together leave it open', under: set });
  if (evidence.cut.length > 0) under.push({ text: 'which cuts', under: evidence.cut.flatMap(grantOf) });
  const misses = (kind: string) =>
    evidence.nearMisses.filter((miss) => miss.kind === kind).flatMap(({ grant }) => grantOf(grant));
  const elsewhere = misses('permission-elsewhere');
  const without = misses('resource-without-permission');
  if (elsewhere.length > 0) under.push({ text: 'has the permission, but elsewhere', under: elsewhere });
  if (without.length > 0)
    under.push({ text: 'reaches the resource, but without the permission', under: without });
  if (verdict === 'not-granted' && under.length === 0) under.push({ text: 'no grant comes near', under: [] });
  if (gaps.length > 0)
    under.push({
      text: 'could not be seen',
      under: gaps.map(({ clouds }) => ({ text: printable(clouds), under: [] })),
    });
  const beside = standingNotes(principal, account);
  const said = beside.length === 0 ? verdict : `${verdict} (${beside.join('; ')})`;
  return { text: `${who}: ${said}, ${what}`, under };
}

function heading(verdict: CanAnswer['verdict'], count: number): string {
  const many = count > 1 ? 'any one of these' : 'this';
  switch (verdict) {
    case 'allowed':
      return `${many} suffices`;
    case 'denied':
      return `${many} denies it`;
    default:
      return `${many} leaves it open`;
  }
}

function grantBranch(grant: Grant, account: Account): Branch {
  const { policy } = grant;
  const verb =
    policy.effect === 'either' ? 'allows or denies' : `${policy.effect === 'deny' ? 'denies' : 'allows'}`;
  const assumed = policy.effectAssumed ? ' (assumed: the policy does not say)' : '';
  const by = policy.id === null ? '' : ` [policy ${printable(policy.id)}]`;
  return {
    text: `${viaWords(grant)} ${verb}${assumed} ${givesWords(grant)} on ${whereWords(grant, account)}${by}`,
    under: [],
  };
}

/** A tree as lines of text. */
export function drawTree(branch: Branch): string {
  const lines = [branch.text];
  const draw = (branches: readonly Branch[], indent: string): void => {
    branches.forEach(({ text, under }, at) => {
      const last = at === branches.length - 1;
      lines.push(`${indent}${last ? '└─ ' : '├─ '}${text}`);
      draw(under, `${indent}${last ? '   ' : '│  '}`);
    });
  };
  draw(branch.under, '');
  return lines.join('\n');
}
