import type { AccuracySection } from '../../model/accuracy.ts';
import { accuracyFacts, drawingNote, evaluatorNote, notCheckedSentence } from '../../words/accuracy.ts';
import type { Block } from './people-blocks.ts';

/** Rows beside what the API said of them, and what a second evaluator says. */
export function accuracyBlocks(accuracy: AccuracySection | null): readonly Block[] {
  if (accuracy === null) return [{ head: ['Accuracy', 'What'], lines: [['Checked', notCheckedSentence]] }];
  const { rows, differences } = accuracy;
  const facts = [
    ...accuracyFacts(accuracy),
    ['How it is evaluated', evaluatorNote],
    ['How it is drawn', drawingNote],
  ];
  return [
    { head: ['Accuracy', 'What'], lines: facts },
    ...(differences.length === 0
      ? []
      : [
          {
            head: ['Answered otherwise', 'What', 'On', 'This report', 'Second evaluator'],
            lines: differences.map((one) => [
              one.principal,
              one.permission,
              one.resource,
              one.engine,
              one.reference,
            ]),
          },
        ]),
    {
      head: ['Row drawn', 'In words', 'What the API said', 'Effective'],
      lines: rows.drawn.map(({ id, email, name, means, effective, payloads }) => [
        id,
        [email ?? name ?? 'Any member', means].join(' '),
        payloads.map(({ title, payload }) => `${title}: ${payload}`),
        effective,
      ]),
    },
  ];
}
