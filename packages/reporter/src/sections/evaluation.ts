import type { FindingOptions, FindingsAnswer } from '@grantlens/engine';
import { type Threshold, type Thresholds, thresholdsOf } from '@grantlens/engine/internal';
import type { ChosenColumns, People } from '../people/people.ts';
import { personFields } from '../people/people-columns.ts';
import { sha256Of } from './digest.ts';

/** The settings and files that findings are evaluated with. */
export type ReportFindings = Pick<
  FindingOptions,
  Threshold | 'ownDomains' | 'toxicPairs' | 'rules' | 'waivers'
> & { readonly peopleColumns?: ChosenColumns };

/** The settings in force, those that nobody set included: with them the same findings can be had again. */
export interface EvaluationSettings extends Thresholds {
  /** In lower case and in order. */
  readonly ownDomains: readonly string[];
  /** The columns of the HR data that the user named; absent where none were. */
  readonly peopleColumns?: ChosenColumns;
}

/** The settings and files that the findings were evaluated with. */
export interface Evaluation {
  readonly settings: EvaluationSettings;
  /** How many of each were given; null where no file was. */
  readonly given: {
    readonly rules: number | null;
    readonly waivers: number | null;
    readonly toxicPairs: number | null;
    readonly people: number | null;
  };
  /** The waivers that cover nothing that was found: `member-without-2fa: ada@example.com`. */
  readonly idleWaivers: readonly string[];
  /** `sha256-<hex>` over the settings and all that was given. */
  readonly digest: string;
}

/** The settings that hold where some were given. */
export function settledBy(findings: ReportFindings): EvaluationSettings {
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
  const settings = settledBy(findings);
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
    digest: `sha256-${sha256Of(all)}`,
  };
}
