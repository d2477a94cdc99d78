import type { Access } from '@grantlens/engine';
import { gapWords, printable } from '@grantlens/engine/internal';
import { readChecks } from '../file/read-checks.ts';
import { evaluateChecks } from '../judge/evaluate-checks.ts';
import { openAsker } from '../questions/asker.ts';
import { type Draft, groupDrafts, privilegeDrafts } from './drafts.ts';
import { quoted } from './quoted.ts';

const schema = 'node_modules/@grantlens/checks/dist/schema/checks.schema.json';
const frame = 'format: grantlens.checks\nversion: 1\n';

/**
 * A first file of checks, from the account as it is, for a person to go on from: exactly who is privileged, how many
 * super administrators there are, and what each user group gives. It passes on the account it was made from; what that
 * cannot settle stands in it as a comment, with what was not seen.
 */
export function firstChecks(access: Access): string {
  const { account } = access;
  const drafts = [...privilegeDrafts(access, openAsker(access)), ...groupDrafts(access)];
  const items = drafts.map((draft) => itemOf(draft, access));
  const passing = items.filter(({ isComment }) => !isComment);
  return [
    `# yaml-language-server: $schema=${schema}`,
    `# What holds in ${printable(account.name ?? account.id)} (${printable(account.id)}) as of ${account.takenAt.end}: take out what need not hold.`,
    frame.trimEnd(),
    passing.length === 0 ? 'checks: []' : 'checks:',
    ...items.map(({ text }) => text),
    '',
  ].join('\n');
}

interface Item {
  readonly text: string;
  readonly isComment: boolean;
}

/** A check that passes, or a comment of it. */
function itemOf({ id, title, lines }: Draft, access: Access): Item {
  if (lines === null) return comment([`${id}: something in it has no name that means it alone`]);
  const text = [`  - id: ${id}`, ...[`title: ${quoted(title)}`, ...lines].map((line) => `    ${line}`)].join(
    '\n',
  );
  const bytes = new TextEncoder().encode(`${frame}checks:\n${text}\n`);
  const evaluated = evaluateChecks(access, readChecks([{ path: id, bytes }]));
  if (evaluated.kind === 'faults') return comment([...evaluated.faults.map(({ what }) => what), text]);
  const [result] = evaluated.report.results;
  if (result?.result === 'passed') return { text, isComment: false };
  const gaps = (result?.gaps ?? []).map((gap) => `not seen: ${gapWords(gap)}`);
  return comment([
    ...gaps.slice(0, 5),
    ...(gaps.length > 5 ? [`${gaps.length - 5} more gaps`] : []),
    ...(result?.notes ?? []),
    text,
  ]);
}

function comment(parts: readonly string[]): Item {
  const lines = parts.flatMap((part) => part.split('\n')).map((line) => `  # ${printable(line)}`.trimEnd());
  return { text: lines.join('\n'), isComment: true };
}
