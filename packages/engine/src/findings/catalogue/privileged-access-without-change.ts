import { controls } from '../controls.ts';
import { heldContents } from '../missing.ts';
import { accessWithoutChange } from '../reading/access-without-change.ts';
import type { FindingRule } from '../rule.ts';

export const privilegedAccessWithoutChange: FindingRule = {
  id: 'privileged-access-without-change',
  title: 'Privileged access without a recorded change',
  severity: 'medium',
  why: 'Who can give access or spend money, and has changed nothing in an area for months, carries a risk that nobody gains from. The audit log has no reads, and not every product: it is a reason to ask, not a proof.',
  remedy: 'Ask whether the access is still needed. Replace it by one that only reads, or take it away.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.15', 'A.5.18'],
    pci: ['7.2.4', '7.2.5.1'],
    nist: ['AC-2(3)', 'AC-6(7)'],
  }),
  examines: 'privileged members and tokens that can act',
  restsOn: heldContents,
  evaluate: (input) => accessWithoutChange(input, 'privileged'),
};
