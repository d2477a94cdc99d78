import { renderSheetPage, type SheetPage, type SheetPageRow } from '@grantlens/reporter/internal';
import { isPrivileged, type ReviewUnit } from '../units/review-unit.ts';
import { savedFileName } from './file-names.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** What the page of a sheet says besides the sheet. */
export type SheetAbout = Pick<SheetPage, 'account' | 'takenAt' | 'due' | 'fallback' | 'toolVersion'>;

/** A sheet as a page to decide on: it works offline, and saves a file for the import. */
export function sheetHtml({ manifest, reviewer, rows }: Sheet, about: SheetAbout): string {
  const lists = new Map<readonly string[], number>();
  for (const { carried } of rows)
    if (carried.length > 0 && !lists.has(carried)) lists.set(carried, lists.size);
  const page: SheetPage = {
    ...about,
    manifest,
    reviewer,
    fileName: savedFileName(reviewer),
    lists: [...lists.keys()],
    rows: rows.map((row) => pageRow(row, lists.get(row.carried) ?? null)),
  };
  return [...renderSheetPage(page)].join('');
}

function pageRow({ unit, carried: _, ...filled }: SheetRow, carried: number | null): SheetPageRow {
  const { principalId, groupId } = unit;
  const person = unit.name ?? unit.email ?? principalId;
  const group = groupId === null ? null : `User group ${unit.groupName ?? groupId}`;
  const subject = (unit.kind === 'handout' ? (group ?? person) : (person ?? group)) ?? '';
  // A person and a user group may have the same id.
  const keys = { person: `person ${principalId}`, group: `group ${groupId}` };
  return {
    id: unit.id,
    subject,
    means: unit.means,
    personKey: principalId === null ? keys.group : keys.person,
    person: person ?? group ?? '',
    groupKey: groupId === null ? keys.person : keys.group,
    group: group ?? person ?? '',
    email: unit.email,
    manager: unit.manager,
    department: unit.department,
    kind: unit.kind,
    access: unit.access,
    except: unit.except,
    privileged: unit.privileged,
    change: unit.change,
    previousDecision: unit.previousDecision,
    previousReviewer: unit.previousReviewer,
    previousDecidedAt: unit.previousDecidedAt,
    found: unit.found,
    permissionGroup: unit.permissionGroupName,
    place: unit.scopeName ?? unit.scopeKey,
    lastActivity: recordedWords(unit),
    managedBy: unit.managedBy === 'not known' ? null : unit.managedBy,
    made: madeWords(unit),
    seen: seenWords(unit),
    changedBy: unit.changedBy,
    conditions: unit.conditions,
    note: unit.note,
    carries: unit.carries,
    carried,
    keepNeedsReason: isPrivileged(unit),
    isAlone: isDecidedAlone(unit),
    ...filled,
  };
}

/** What is privileged, or was found something about, is never decided together with others. */
function isDecidedAlone(unit: ReviewUnit): boolean {
  return isPrivileged(unit) || unit.findings.length > 0;
}

/** What was last recorded, as a reviewer reads it: the log has no reads, so nothing recorded is not said to be no use. */
function recordedWords({ lastActivity, lastActivityKind, lastActivitySince }: ReviewUnit): string | null {
  if (lastActivity !== null)
    return lastActivityKind === null ? lastActivity : `${lastActivity} (${lastActivityKind})`;
  return lastActivitySince === null ? null : `no recorded change since ${lastActivitySince.slice(0, 10)}`;
}

/** When and by whom it was made, and which fields of the API say so. */
function madeWords({ createdAt, createdBy, createdFrom }: ReviewUnit): string | null {
  const words = [
    ...(createdAt === null ? [] : [createdAt.slice(0, 10)]),
    ...(createdBy === null ? [] : [`by ${createdBy}`]),
  ];
  return words.length === 0 ? null : `${words.join(' ')} (${createdFrom})`;
}

/** Between which two snapshots it came; of what every snapshot shows, that it was there at the latest then. */
function seenWords({ firstSeen, notSeenBefore }: ReviewUnit): string | null {
  if (firstSeen === null) return null;
  const day = firstSeen.slice(0, 10);
  return notSeenBefore === null ? `${day}, or before` : `${day}, and not on ${notSeenBefore.slice(0, 10)}`;
}
