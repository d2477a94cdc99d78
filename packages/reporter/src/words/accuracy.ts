import { counted } from '@grantlens/engine/internal';

// How rows and questions are drawn, and what the second evaluator says, in words.

/** A verdict on which two evaluators differ. */
export interface Difference {
  readonly principal: string;
  readonly permission: string;
  readonly resource: string;
  /** What this report goes by. */
  readonly engine: string;
  readonly reference: string;
}

/** What was drawn and asked. */
export interface Checked {
  readonly seed: string;
  /** How many entitlement rows there are, and which of them were drawn. */
  readonly rows: { readonly of: number; readonly drawn: readonly unknown[] };
  readonly questions: {
    readonly asked: number;
    readonly possible: number;
    /** How many principals they are about. */
    readonly principals: number;
    readonly differing: number;
  };
}

const number = (value: number) => value.toLocaleString('en');

/** Lines of title and text about the accuracy, in every format the same. */
export function accuracyFacts({ seed, rows, questions }: Checked): readonly (readonly [string, string])[] {
  const { asked, possible, principals, differing } = questions;
  return [
    ['Seed', seed],
    [
      'Rows beside what the API said',
      `${number(rows.drawn.length)} of ${counted(rows.of, 'entitlement row')}, drawn by the seed.`,
    ],
    [
      'Second evaluator',
      `Asked ${number(asked)} of ${counted(possible, 'possible question')} about this account, on ${counted(principals, 'principal')}, drawn by the seed: ${differingWords(differing)}`,
    ],
  ];
}

/** The accuracy in two sentences, for who reads no more. */
export function accuracySentence(checked: Checked | null): string {
  if (checked === null) return notCheckedSentence;
  const { rows, questions } = checked;
  return `${number(rows.drawn.length)} of ${counted(rows.of, 'entitlement row')} can be read beside what the API said. A second evaluator was asked ${number(questions.asked)} questions about this account: ${differingWords(questions.differing)}`;
}

function differingWords(differing: number): string {
  if (differing === 0) return 'no answer differs.';
  return `${counted(differing, 'answer')} ${differing === 1 ? 'DIFFERS' : 'DIFFER'}.`;
}

/** Why a report is INCOMPLETE whose verdicts the second evaluator does not share. */
export function differingSentence({ asked, differing }: Checked['questions']): string {
  return `Accuracy: the second evaluator answers ${number(differing)} of ${counted(asked, 'question')} otherwise than this report. No verdict here is to be relied on until that is explained.`;
}

/** How anybody draws the same. */
export const drawingNote =
  'The nth number drawn for a purpose is the first 12 hex digits of the SHA-256 of “<seed> <purpose> <n>”, modulo how many there are to draw from; one that came before is passed over. Rows are counted from 0 in the order of entitlements.csv, and their purpose is “row”.';

/** What the second evaluator is. */
export const evaluatorNote =
  'The second evaluator reads the raw rows of the snapshot by the rules S1 to S12 and shares no code of the decision with the program that made this report. Of the permissions and resources asked about, about half are named by policies of the principal, and the others are any.';

/** Said where a report was made without the rows of the API. */
export const notCheckedSentence =
  'Not recorded: the report was made through the library, without the raw snapshot.';
