import type { Finding, FindingInstance, FindingsAnswer } from '@grantlens/engine';
import { conditionWords, type Missing } from '@grantlens/engine/internal';
import type { Notice, Place, Ruling, RulingOutcome } from '../output/ruling.ts';
import { examinedWords } from './findings-prose.ts';

/** Findings as a build server is shown them; the place of each is the snapshot. */
export function findingsRulings({ findings }: FindingsAnswer, place: Place): readonly Ruling[] {
  return findings.map((finding) => {
    const { id, title, severity, why, remedy, controls, instances, missing } = finding;
    return {
      id,
      title,
      severity,
      why,
      remedy,
      controls: controls.map((control) => `${control.framework} ${control.id}`),
      place,
      outcome: outcomeOf(finding),
      message: messageOf(finding),
      notices: [
        ...instances.map((instance) => brokenNotice(instance, place)),
        ...missing.filter(isIncomplete).map((one) => unsettledNotice(one, place)),
      ],
    };
  });
}

/** What was not given, or is not there, makes no answer incomplete: nobody is to be stopped by it. */
function isIncomplete({ kind }: Missing): boolean {
  return kind !== 'not-given' && kind !== 'nothing-there';
}

function outcomeOf({ open, status, missing }: Finding): RulingOutcome {
  if (open > 0) return 'failed';
  if (missing.some(isIncomplete)) return 'not-evaluated';
  return status === 'not-evaluated' ? 'skipped' : 'passed';
}

function messageOf(finding: Finding): string {
  const { instances, open, missing } = finding;
  const waived = instances.length - open;
  const counts = [
    ...(instances.length === 0 ? [] : [`${open} open`]),
    ...(waived === 0 ? [] : [`${waived} waived`]),
    examinedWords(finding),
  ];
  return [counts.join(', '), ...missing.map(({ why }) => why)].join('. ');
}

function brokenNotice({ id, what, conditions, waiver, open }: FindingInstance, place: Place): Notice {
  return {
    kind: 'broken',
    message: [
      { name: what },
      ...(conditions.length === 0 ? [] : [' (', { name: conditions.map(conditionWords).join(', ') }, ')']),
    ],
    place,
    about: [id],
    waived:
      open || waiver === null ? null : `waived by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`,
  };
}

function unsettledNotice({ kind, why, count }: Missing, place: Place): Notice {
  return {
    kind: 'unsettled',
    message: [{ name: count === null ? why : `${why} (${count})` }],
    place,
    about: [kind, why],
    waived: null,
  };
}
