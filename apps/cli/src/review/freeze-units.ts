import { unitsOf } from '@grantlens/engine';
import type { People } from '@grantlens/reporter';
import type { ReviewUnit } from '@grantlens/review';
import { personKey, subjectsOf } from '@grantlens/review/internal';
import type { Snapshot } from '@grantlens/snapshot';
import type { Made } from '../package/make-report.ts';

/** The units of a report as a review keeps them: with what a reviewer and an assignment go by. */
export function freezeUnits({ report, access, people }: Made, snapshot: Snapshot): readonly ReviewUnit[] {
  const { entitlements, principals, units, findings } = report.tables;
  const subjects = subjectsOf(access.account, unitsOf(access), snapshot);
  const except = new Map<string, Set<string>>();
  const labels = new Map<string, string>();
  for (const row of entitlements) {
    if (row.permissionGroupId !== null && row.permissionGroupLabel !== null)
      labels.set(row.permissionGroupId, row.permissionGroupLabel);
    if (row.except.length === 0) continue;
    for (const id of row.units) {
      const words = except.get(id) ?? new Set<string>();
      for (const one of row.except) words.add(one);
      except.set(id, words);
    }
  }
  const byId = new Map(principals.map((row) => [`${row.kind === 'token'} ${row.id}`, row]));
  const found = new Map(findings.map(({ id, severity, what }) => [id, `${severity}: ${what}`]));
  const addressOf = openAddresses(people);
  // Plain rows: those of a table read each field where it stands, and a spread copies none of them.
  return units.rows().map((unit): ReviewUnit => {
    const isPerson = unit.principalId !== null && unit.email !== null;
    const person = isPerson ? byId.get(`false ${unit.principalId}`) : undefined;
    const manager = person?.manager ?? null;
    return {
      ...unit,
      except: [...(except.get(unit.id) ?? [])],
      found: unit.findings.map((id) => found.get(id) ?? ''),
      permissionGroupLabel: labels.get(unit.permissionGroupId ?? '') ?? null,
      manager,
      department: person?.department ?? null,
      managerEmail: manager === null ? null : addressOf(manager),
      subjects: subjects.get(unit.id) ?? [],
    };
  });
}

/** The e-mail address of whom HR names: as it is written, or that of the one person of that name. */
function openAddresses(people: People | null): (manager: string) => string | null {
  const byName = new Map<string, Set<string>>();
  for (const { name, email } of people?.rows ?? []) {
    if (name === null || email === null) continue;
    const key = name.trim().toLowerCase();
    byName.set(key, (byName.get(key) ?? new Set<string>()).add(personKey(email)));
  }
  return (manager) => {
    if (manager.includes('@')) return manager.trim();
    const [only, ...others] = byName.get(manager.trim().toLowerCase()) ?? [];
    return only === undefined || others.length > 0 ? null : only;
  };
}
