import { printable, zoneName } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import { alternativeLines } from './alternative-words.ts';
import type { Plan, PlanChange, PlanStep } from './plan.ts';

/** A plan as a page for people, with the names that the account has for things. */
export function planMarkdown(plan: Plan, account: Account): string {
  const { steps, tasks, refused } = plan;
  const lines = [
    '# Plan',
    '',
    `Package \`${plan.package}\`, snapshot \`${plan.snapshot}\`.`,
    ...section(
      'Steps',
      steps.length,
      steps.flatMap((step, at) => stepLines(step, at, account)),
    ),
    ...section(
      'By hand',
      tasks.length,
      tasks.map(({ id, what }) => `- \`${id}\` ${escaped(what)}`),
    ),
    ...section(
      'Refused',
      refused.length,
      refused.map(({ units, reason }) => `- ${escaped(reason)} (${units.map(code).join(', ')})`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, count: number, lines: readonly string[]): readonly string[] {
  return count === 0 ? ['', `## ${title}: none`] : ['', `## ${title}: ${count}`, '', ...lines];
}

function stepLines(step: PlanStep, at: number, account: Account): readonly string[] {
  const { id, action, object, method, path, units, gains, loses, unintended, noEffect, notes } = step;
  return [
    `### ${at + 1}. ${action}: ${escaped(object.name ?? object.id)}`,
    '',
    `- ${code(id)}: ${code(`${method} ${path}`)}`,
    `- revokes ${units.map(code).join(', ')}`,
    ...changeLines('takes', loses, account),
    ...changeLines('gives', gains, account),
    ...changeLines('**not decided**', unintended, account),
    ...alternativeLines(step).map((line) => `- ${escaped(line)}`),
    ...(noEffect.length === 0
      ? []
      : [`- without effect, because others give the same: ${noEffect.map(code).join(', ')}`]),
    ...notes.map((note) => `- ${escaped(note)}`),
    '',
  ];
}

function changeLines(word: string, changes: readonly PlanChange[], account: Account): readonly string[] {
  return changes.map((change) => `- ${word}: ${escaped(changeWords(change, account))}`);
}

function changeWords(change: PlanChange, account: Account): string {
  const { principal, permissionGroup, permission, scope, before, after, momentary, sentence } = change;
  if (typeof sentence === 'string') return sentence;
  const what = isObject(permission) ? nameIn(permission) : nameIn(permissionGroup);
  const moment = momentary === true ? ' for a moment' : '';
  return `${nameIn(principal)}: ${what} on ${placeIn(scope, account)}, ${String(before)} → ${String(after)}${moment}`;
}

/** A place by its name, and a zone with its id where another has the same name. */
function placeIn(record: unknown, account: Account): string {
  const key = isObject(record) ? record.key : null;
  return (typeof key === 'string' ? zoneName(key, account) : null) ?? nameIn(record);
}

function nameIn(record: unknown): string {
  if (!isObject(record)) return 'something unknown';
  const { email, name, key, id } = record;
  return String(email ?? name ?? key ?? id ?? 'without a name');
}

/** Within code a backtick would end it; the ids of a plan have none, and a path has none either. */
function code(text: string): string {
  return `\`${text}\``;
}

/** A text that means nothing to Markdown or HTML, on one line. */
function escaped(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]<>()#+!|~&-]/g, (sign) => `\\${sign}`);
}
