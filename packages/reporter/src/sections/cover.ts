import type { Assumption } from '@grantlens/engine';
import { assumptions } from '@grantlens/engine/internal';
import type { Cover, Figure } from '../model/cover.ts';
import type { PrivilegedSection } from '../model/privileged.ts';
import type { RowsPer } from '../model/report.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { PrincipalRow } from '../model/tables/principals.ts';
import type { Table } from '../model/tables/table.ts';
import type { Tables } from '../model/tables/tables.ts';
import { isPrivileged } from '../rows/held-counts.ts';
import { contentsWords } from '../words/contents.ts';
import { assumptionWords, evaluationRules } from '../words/rules.ts';

/** The cover of a report with these tables. */
export function writeCover(
  tables: Tables,
  incompleteBecause: readonly string[],
  evaluated: Evaluated,
): Cover {
  return {
    incompleteBecause,
    figures: figuresOf(tables, evaluated),
    rules: evaluationRules[evaluated.rowsPer],
    assumptions: assumptions
      .map((id) => ({ id, says: assumptionWords[id], rows: restingOn(tables.entitlements, id) }))
      .filter(({ rows }) => rows > 0),
    sections: contentsWords(evaluated),
  };
}

function restingOn(rows: Table<EntitlementRow>, assumption: Assumption): number {
  return rows.count((row) => row.assumptions.includes(assumption));
}

function figuresOf(
  { principals, entitlements, groups }: Tables,
  { privileged, rowsPer }: Evaluated,
): readonly Figure[] {
  const members = principals.filter(({ kind }) => kind === 'member');
  const tokens = principals.filter(({ kind }) => kind === 'token');
  const active = members.filter(({ standing }) => standing === 'active');
  const count = <T>(rows: readonly T[], keep: (row: T) => boolean) => rows.filter(keep).length;
  const standingNote = `${active.length} active, ${count(members, (row) => row.standing === 'latent')} invited, ${count(members, (row) => row.standing === 'inactive')} inactive`;
  const held = (keep: (row: EntitlementRow) => boolean) => principalsOf(entitlements, keep);
  const rows = rowsPer === 'holder' ? `, in ${entitlements.length} rows` : '';
  const path = `${held((row) => row.path === 'direct')} direct, ${held((row) => row.path === 'group')} through user groups${rows}`;
  const status = (effective: EntitlementRow['effective']) => held((row) => row.effective === effective);
  return [
    { title: 'Members', value: members.length, note: standingNote },
    {
      title: 'API tokens',
      value: tokens.length,
      note: `${count(tokens, (row) => row.standing === 'active')} active`,
    },
    {
      title: 'User groups',
      value: groups.length,
      note: `${count(groups, (row) => row.members === 0)} without members`,
    },
    { title: 'Entitlements', value: held(() => true), note: path },
    {
      title: 'Privileged principals',
      value: privileged.counts.allowed,
      note: `${held(isPrivileged)} entitlements; ${privileged.counts.unknown} more principals are unknown`,
    },
    {
      title: 'Active without 2FA',
      value: count(active, (row) => row.twoFactor === 'off'),
      note: `${count(active, (row) => row.twoFactor === 'unknown')} more unknown`,
    },
    {
      title: 'Third parties',
      value: count(members, (row) => row.thirdParty === 'yes'),
      note: `${count(members, (row) => row.thirdParty === 'unknown')} more unknown`,
    },
    ...leaverFigures(members),
    {
      title: 'Unknown',
      value: status('unknown'),
      note: `entitlements; ${status('denied')} more are denied`,
    },
  ];
}

/** Nothing where no HR data was given. */
function leaverFigures(members: readonly PrincipalRow[]): readonly Figure[] {
  if (members.every(({ employment }) => employment === null)) return [];
  const left = members.filter((row) => row.employment === 'left' && row.standing !== 'inactive');
  const strangers = members.filter(({ employment }) => employment === 'not-listed');
  const note = `active or invited members; ${strangers.length} more not in the HR data`;
  return [{ title: 'Left the company', value: left.length, note }];
}

/** Entitlements: a row counts once for each of its principals. */
function principalsOf(rows: Table<EntitlementRow>, keep: (row: EntitlementRow) => boolean): number {
  return rows.sum((row) => (keep(row) ? row.principals : 0));
}

/** What was given to evaluate by. */
export interface Evaluated {
  /** Whether there is a previous review to compare with. */
  readonly changes: boolean;
  /** How the entitlements are listed. */
  readonly rowsPer: RowsPer;
  /** Who is privileged. */
  readonly privileged: PrivilegedSection;
}
