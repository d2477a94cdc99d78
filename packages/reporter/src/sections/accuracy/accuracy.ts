import type { Access } from '@grantlens/engine';
import { type AskedPermission, relate } from '@grantlens/engine/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { type CatalogueEntry, openReference, permissionGroupName } from '@grantlens/snapshot/internal';
import type { AccuracySection, DrawnRow } from '../../model/accuracy.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { Table } from '../../model/tables/table.ts';
import type { Difference } from '../../words/accuracy.ts';
import { drawPlaces, openDraw } from './draw.ts';
import { openPayloads } from './payloads.ts';
import { drawQuestions, keyOf, type Question } from './questions.ts';

/** How many rows are shown beside what the API said. */
const mostRows = 25;

/** What the API said, and what draws from it. */
export interface Raw {
  readonly snapshot: Snapshot;
  /** The user's own (S8). */
  readonly catalogue: readonly CatalogueEntry[];
  readonly seed: string;
}

/** Rows beside what the API said of them, and whether a second evaluator answers as this report does. */
export function describeAccuracy(
  access: Access,
  entitlements: Table<EntitlementRow>,
  { snapshot, catalogue, seed }: Raw,
): AccuracySection {
  const draw = openDraw(seed);
  const payloadsOf = openPayloads(snapshot);
  const drawn = drawPlaces(draw, 'row', entitlements.length, mostRows).flatMap((at): readonly DrawnRow[] => {
    const about = entitlements.at(at);
    if (about === undefined) return [];
    const { id, email, name, means, effective } = about;
    return [{ id, email, name, means, effective, payloads: payloadsOf(about) }];
  });
  const { possible, principals, questions } = drawQuestions(access, draw);
  const differences = differencesIn(access, questions, openReference(snapshot, catalogue));
  return {
    seed,
    rows: { of: entitlements.length, drawn },
    questions: { asked: questions.length, possible, principals, differing: differences.length },
    differences,
  };
}

/** The questions that two evaluators answer in two ways. */
export function differencesIn(
  access: Access,
  questions: readonly Question[],
  { verdict }: Pick<ReturnType<typeof openReference>, 'verdict'>,
): readonly Difference[] {
  return questions.flatMap(({ principal, permission, resource }): readonly Difference[] => {
    const engine = relate(access, principal, permission, resource).verdict;
    const reference = verdict(principal.key, keyOf(permission), resource.key);
    if (engine === reference) return [];
    return [
      {
        principal: principal.email ?? principal.name ?? principal.key,
        permission: wordsOf(permission),
        resource: resource.name ?? resource.key,
        ...{ engine, reference },
      },
    ];
  });
}

function wordsOf(permission: AskedPermission): string {
  return permission.kind === 'group' ? permissionGroupName(permission.group) : permission.name;
}

/** The seed of a snapshot where nobody gives another: the first 8 hex digits of its digest. */
export function seedOf(digest: string): string {
  return digest.replace(/^sha256-/, '').slice(0, 8);
}
