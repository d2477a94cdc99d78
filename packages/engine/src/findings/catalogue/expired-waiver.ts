import { controls } from '../controls.ts';
import { notGiven } from '../missing.ts';
import type { FindingRule } from '../rule.ts';

/** Its instances are found where waivers are applied, once everything else is known. */
export const expiredWaiver: FindingRule = {
  id: 'expired-waiver',
  title: 'Waiver that has ended',
  severity: 'high',
  why: 'Somebody agreed to live with a risk until a day, and the day has passed. What the waiver covered counts again.',
  remedy: 'Remove the risk, or have its owner set a new date until which to live with it.',
  controls: controls({
    soc2: ['CC3.2', 'CC5.1'],
    iso: ['A.5.18', 'A.5.36'],
    pci: ['7.2.4'],
    nist: ['AC-2', 'CA-5'],
  }),
  examines: 'waivers',
  restsOn: [],
  evaluate: () => ({ examined: 0, sightings: [], missing: notGiven(null, 'No waivers were given.') }),
};
