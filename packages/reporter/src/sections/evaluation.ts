import { hash } from 'node:crypto';
import type { FindingsAnswer } from '@grantlens/engine';
import { thresholdsOf } from '@grantlens/engine/internal';
import type { Evaluation, EvaluationSettings, ReportFindings } from '../model/evaluation.ts';
import type { People } from '../people/people.ts';
import type { ChosenColumns } from '../people/person-fields.ts';
import { personFields } from '../people/person-fields.ts';

/** The settings that hold where some were given. */
export function settingsOf(findings: ReportFindings): EvaluationSettings {
  const domains = (findings.ownDomains ?? []).map((domain) => domain.trim().toLowerCase().replace(/^@/, ''));
  return {
    ...thresholdsOf(findings),
    ownDomains: [...new Set(domains)].sort(),
    ...(findings.peopleColumns && { peopleColumns: inOrder(findings.peopleColumns) }),
  };
}

/** One order of the fields, whichever the user named them in. */
function inOrder(columns: ChosenColumns): ChosenColumns {
  return Object.fromEntries(
    personFields.flatMap((field) => (columns[field] ? [[field, columns[field]]] : [])),
  );
}

/** Describes the settings and files that the findings were evaluated with. */
export function describeEvaluation(
  findings: ReportFindings,
  people: People | null,
  { unmatchedWaivers }: FindingsAnswer,
): Evaluation {
  const settings = settingsOf(findings);
  const { rules, waivers, toxicPairs } = findings;
  const all = [settings, rules ?? null, waivers ?? null, toxicPairs ?? null, people];
  return {
    settings,
    given: {
      rules: rules?.length ?? null,
      waivers: waivers?.length ?? null,
      toxicPairs: toxicPairs?.length ?? null,
      people: people?.rows.length ?? null,
    },
    idleWaivers: unmatchedWaivers.map(
      ({ finding, instance, subject }) => `${finding}: ${instance ?? subject ?? ''}`,
    ),
    digest: `sha256-${hash('sha256', JSON.stringify(all), 'hex')}`,
  };
}
