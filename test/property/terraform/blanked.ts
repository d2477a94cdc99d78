import { isObject } from '@grantlens/snapshot/internal';
import type { Chooser } from './draws.ts';
import type { PlanDocument } from './plan-document.ts';
import type { Row } from './resources.ts';

/** What a plan may not know yet, besides what is in it. */
const attributes = [
  'policies',
  'members',
  'resources',
  'access',
  'effect',
  'permission_groups',
  'resource_groups',
  'id',
];

/** The same plan with less of it known: some values are marked as known after apply, and gone. */
export function blanked(document: PlanDocument, chooser: Chooser): PlanDocument {
  const rows = document.resource_changes.map((row) => {
    const change = row.change as Row;
    if (!isObject(change.after)) return row;
    const [after, marks] = blankedIn(
      change.after,
      isObject(change.after_unknown) ? change.after_unknown : {},
      chooser,
    );
    return { ...row, change: { ...change, after, after_unknown: marks } };
  });
  // Where the configuration is not seen, nothing that is unknown leads anywhere.
  return {
    ...document,
    resource_changes: rows,
    configuration: chooser.often() ? {} : document.configuration,
  };
}

function blankedIn(value: Row, marks: Row, chooser: Chooser): readonly [Row, Row] {
  const left: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = { ...marks };
  for (const [name, field] of Object.entries(value)) {
    if (attributes.includes(name) && chooser.below(8) === 0) unknown[name] = true;
    else if (Array.isArray(field)) {
      const before = Array.isArray(marks[name]) ? marks[name] : [];
      const both = field.map((one: unknown, at) => {
        const mark: unknown = before[at];
        return isObject(one)
          ? blankedIn(one, isObject(mark) ? mark : {}, chooser)
          : ([one, mark ?? false] as const);
      });
      left[name] = both.map(([one]) => one);
      unknown[name] = both.map(([, mark]) => mark);
    } else left[name] = field;
  }
  return [left, unknown];
}
