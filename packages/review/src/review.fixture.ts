import { type Assigned, assign } from './assignment/assign.ts';
import { type ReviewState, reviewState } from './decisions/review-state.ts';
import { batchEntries } from './log/batch-entries.ts';
import { type Addition, addTo, emptyHead } from './log/chain.ts';
import type { DecisionWord } from './log/decision-word.ts';
import type { Entry, StartEntry } from './log/entry.ts';
import { startEntry } from './log/start-entry.ts';
import type { ReviewUnit } from './units/review-unit.ts';

// A review as small as a test needs it.

/** SHA-256 of the manifest that a review in a test begins at. */
export const manifest: string = 'a'.repeat(64);
export const noon = '2026-04-01T12:00:00.000Z';

/** A unit of a member's own, unless something else is said. */
export function unitOf(id: string, more: Partial<ReviewUnit> = {}): ReviewUnit {
  return {
    id: `u-${id}`,
    kind: 'direct',
    access: 'allow',
    principalId: '0012345',
    email: 'ada@example.com',
    name: 'Ada',
    groupId: null,
    groupName: null,
    permissionGroupId: 'dns',
    permissionGroupName: 'DNS',
    scopeKey: 'com.cloudflare.api.account.zone.z1',
    scopeName: 'z1.example',
    means: 'can change DNS records on z1.example',
    privileged: 'no',
    carries: 1,
    change: null,
    previousDecision: null,
    previousReviewer: null,
    previousDecidedAt: null,
    findings: [],
    lastActivity: null,
    lastActivityKind: null,
    lastActivitySince: null,
    ...{ managedBy: 'not known', createdAt: null, createdBy: null, createdFrom: null },
    ...{ firstSeen: null, notSeenBefore: null, changedBy: [], conditions: [] },
    note: null,
    except: [],
    permissionGroupLabel: null,
    found: more.findings ?? [],
    manager: null,
    department: null,
    managerEmail: null,
    subjects: ['ada@example.com'],
    ...more,
  };
}

/** A review that has started; `options` and reviewers as usual unless they are given. */
export function startOf(
  units: readonly ReviewUnit[],
  options: Partial<StartEntry['options']> = {},
  assigned: readonly Assigned[] = assign(units, {
    rules: null,
    fallback: 'rita@example.com',
    twoPerson: false,
  }).assigned,
): Started {
  const start = startEntry(units, assigned, {
    options: { twoPerson: null, due: null, fallback: null, ...options },
    tool: '0.0.0',
  });
  return { units, assigned, log: addTo(emptyHead(manifest), noon, [start]) };
}

export interface Started {
  readonly units: readonly ReviewUnit[];
  readonly assigned: readonly Assigned[];
  readonly log: Addition;
}

/** What somebody decides: unit, word, and a reason. */
export type Said = readonly [unit: string, word: DecisionWord, justification?: string];

/** The state after some batches, and the text of the log. */
export function stateAfter(
  started: Started,
  ...batches: readonly (readonly [reviewer: string, ...said: Said[]] | Entry)[]
): { readonly state: ReviewState; readonly text: string } {
  let { head, text } = started.log;
  const lines = [...started.log.lines];
  for (const batch of batches) {
    const entries = 'kind' in batch ? [batch] : batchEntries(head, batchOf(batch));
    const added = addTo(head, noon, entries);
    head = added.head;
    text += added.text;
    lines.push(...added.lines);
  }
  const state = reviewState({ units: started.units, assigned: started.assigned, lines });
  if (state === null) throw new Error('the review has not started');
  return { state, text };
}

function batchOf([reviewer, ...said]: readonly [string, ...Said[]]) {
  const decisions = said.map(([unit, word, justification = null]) => {
    const cells = { justification, ticket: null, due: null };
    return { unit: `u-${unit}`, word, ...cells };
  });
  return { reviewer, decisions, file: null, sha256: null, seconds: null, signature: null };
}
