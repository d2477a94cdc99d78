import { standings } from '@grantlens/snapshot/internal';
import type { Chart } from '../../model/overview.ts';
import type { PrivilegedSection } from '../../model/privileged.ts';
import type { ChangeRow } from '../../model/tables/changes.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { PrincipalRow } from '../../model/tables/principals.ts';
import type { Tables } from '../../model/tables/tables.ts';

/** What the charts count. */
export interface Charted {
  readonly tables: Pick<Tables, 'principals' | 'entitlements'>;
  readonly privileged: PrivilegedSection;
  /** Null without a previous review: that nothing changed is then not known. */
  readonly changes: readonly ChangeRow[] | null;
}

/** The charts of a report: each whole is one of its control totals, or a part of one. */
export function drawCharts({ tables, privileged, changes }: Charted): readonly Chart[] {
  const { principals, entitlements } = tables;
  return [
    twoFactorOf(principals),
    privilegedOf(privileged, principals.length),
    pathsOf(entitlements),
    standingsOf(principals),
    ...(changes === null ? [] : [changesOf(changes)]),
  ];
}

function twoFactorOf(principals: readonly PrincipalRow[]): Chart {
  const active = principals.filter(({ kind, standing }) => kind === 'member' && standing === 'active');
  const count = (value: PrincipalRow['twoFactor']) => active.filter((row) => row.twoFactor === value).length;
  return chart({
    id: 'two-factor',
    title: 'Two-factor authentication',
    of: 'active members',
    parts: [
      { id: 'on', label: 'on', value: count('on') },
      { id: 'off', label: 'off', value: count('off') },
      { id: 'unknown', label: 'unknown', value: count('unknown') },
    ],
    note: 'Of members who accepted their invitation.',
  });
}

function privilegedOf({ counts }: PrivilegedSection, principals: number): Chart {
  return chart({
    id: 'privileged',
    title: 'Privileged access',
    of: 'principals',
    parts: [
      { id: 'privileged', label: 'privileged', value: counts.allowed },
      { id: 'unknown', label: 'unknown', value: counts.unknown },
      { id: 'others', label: 'others', value: principals - counts.allowed - counts.unknown },
    ],
    note: 'Principals that can give access or spend money; listed by name in the next section.',
  });
}

function pathsOf(entitlements: readonly EntitlementRow[]): Chart {
  const count = (path: EntitlementRow['path']) =>
    entitlements.reduce((sum, row) => (row.path === path ? sum + row.principals : sum), 0);
  return chart({
    id: 'path',
    title: 'Direct and inherited',
    of: 'entitlements',
    parts: [
      { id: 'direct', label: 'direct', value: count('direct') },
      { id: 'group', label: 'inherited', value: count('group') },
    ],
    note: 'Inherited: through a user group. Denies count too.',
  });
}

const standingLabels = {
  active: 'active',
  latent: 'invited',
  inactive: 'inactive',
} as const;

function standingsOf(principals: readonly PrincipalRow[]): Chart {
  return chart({
    id: 'standing',
    title: 'Pending and inactive',
    of: 'principals',
    parts: standings.map((standing) => ({
      id: standing,
      label: standingLabels[standing],
      value: principals.filter((row) => row.standing === standing).length,
    })),
    note: 'Invited: not yet accepted. Inactive: rejected, disabled, expired or not yet valid.',
  });
}

function changesOf(changes: readonly ChangeRow[]): Chart {
  const kinds = ['added', 'removed', 'changed'] as const;
  return chart({
    id: 'changes',
    title: 'Since the previous review',
    of: 'changed rows',
    parts: kinds.map((kind) => ({
      id: kind,
      label: kind,
      value: changes.filter((row) => row.kind === kind).length,
    })),
    note: 'Each is listed with its cause under Changes.',
  });
}

function chart(drawn: Omit<Chart, 'total'>): Chart {
  const { id, title, of, parts, note } = drawn;
  return { id, title, of, total: parts.reduce((sum, { value }) => sum + value, 0), parts, note };
}
