import type { Finding, FindingInstance, FindingsAnswer } from '@grantlens/engine';
import { conditionWords, printable } from '@grantlens/engine/internal';

/** What was found, finding by finding, then what is unknown and what was clean. */
export function findingsProse({ findings }: FindingsAnswer): string {
  const found = findings.filter(({ status }) => status === 'found');
  const notEvaluated = findings.filter(({ status }) => status === 'not-evaluated');
  const clean = findings.filter(({ status }) => status === 'clean');
  return [
    ...found.map(foundWords),
    ...(notEvaluated.length === 0
      ? []
      : [['Not evaluated', ...notEvaluated.map(notEvaluatedWords)].join('\n')]),
    ...(clean.length === 0 ? [] : [['Clean', ...clean.map(cleanWords)].join('\n')]),
  ].join('\n\n');
}

function foundWords(finding: Finding): string {
  const { severity, title, id, instances, open, missing } = finding;
  const waived = instances.length - open;
  const counts = `${open} open${waived === 0 ? '' : `, ${waived} waived`}`;
  return [
    `${severity.toUpperCase()}  ${printable(title)} (${id}): ${counts}, ${examinedWords(finding)}`,
    ...instances.map((instance) => `  - ${instanceWords(instance)}`),
    ...missing.map(({ why, count }) => `  ? ${printable(why)}${countWords(count)}`),
    `  → ${printable(finding.remedy)}`,
  ].join('\n');
}

function instanceWords({ id, what, conditions, waiver, open }: FindingInstance): string {
  const how = open
    ? `its waiver ended on ${waiver?.expires}`
    : `waived by ${waiver?.owner} until ${waiver?.expires}`;
  const when = conditions.length === 0 ? '' : ` (${conditions.map(conditionWords).join(', ')})`;
  return printable(`${what}${when} [${id}${waiver === null ? '' : `, ${how}`}]`);
}

function notEvaluatedWords({ title, id, missing }: Finding): string {
  return [
    `  ${printable(title)} (${id})`,
    ...missing.map(({ why, count }) => `    ? ${printable(why)}${countWords(count)}`),
  ].join('\n');
}

function cleanWords(finding: Finding): string {
  return `  ${printable(finding.title)} (${finding.id}): ${examinedWords(finding)}`;
}

/** What was counted, and how much of it was looked at. */
export function examinedWords({ examined, examines }: Finding): string {
  return `examined ${examined} (${examines})`;
}

function countWords(count: number | null): string {
  return count === null ? '' : ` (${count})`;
}
