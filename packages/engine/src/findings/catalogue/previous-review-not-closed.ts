import { counted } from '../../words/counted.ts';
import { controls } from '../controls.ts';
import { notGiven } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { accountSubject } from '../subjects.ts';

export const previousReviewNotClosed: FindingRule = {
  id: 'previous-review-not-closed',
  title: 'The previous review was not closed',
  severity: 'medium',
  why: 'A review that nobody closed proves nothing: what was decided in it may not have been carried out, and somebody may still change it.',
  remedy: 'Carry out what was decided, close that review, and make this report again.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.18'],
    pci: ['7.2.4'],
    nist: ['AC-2', 'AC-6(7)'],
  }),
  examines: 'previous reviews',
  restsOn: [],
  evaluate: ({ settings: { previousReview }, account }) => {
    if (previousReview === null)
      return {
        examined: 0,
        sightings: [],
        missing: notGiven(null, 'No decisions of a previous review were given.'),
      };
    const { isClosed, undecided } = previousReview;
    const open = undecided === 0 ? '' : `; ${counted(undecided, 'unit has', 'units have')} no decision in it`;
    const sighting = {
      subject: accountSubject(account),
      what: `The previous review was not closed${open}.`,
      evidence: [],
    };
    return { examined: 1, sightings: isClosed ? [] : [sighting], missing: [] };
  },
};
