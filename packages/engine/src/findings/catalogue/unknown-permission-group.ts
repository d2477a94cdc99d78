import { type Policy, uncatalogued } from '@grantlens/snapshot';
import { addTo, type PermissionGroupKey } from '@grantlens/snapshot/internal';
import { counted } from '../../words/counted.ts';
import { permissionGroupWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { policyContents } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { permissionGroupSubject, policySubject } from '../subjects.ts';

export const unknownPermissionGroup: FindingRule = {
  id: 'unknown-permission-group',
  title: 'Permission group of which nothing says what it contains',
  severity: 'medium',
  why: 'Somebody who holds it may be able to do anything or nothing: neither the API nor a catalogue says. Every review of these people rests on a guess.',
  remedy:
    'Ask Cloudflare what the permission group contains and write it into a catalogue of your own, or replace it by one that is known.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15', 'A.5.18'], pci: ['7.2.1'], nist: ['AC-3', 'AC-6'] }),
  examines: 'permission groups that policies grant',
  restsOn: policyContents,
  evaluate: ({ account, policies }) => {
    const granted = new Map<PermissionGroupKey, Policy[]>();
    for (const policy of policies) {
      for (const { key } of policy.permissionGroups) {
        if (key !== null) addTo(granted, key, policy);
      }
    }
    return {
      examined: granted.size,
      sightings: uncatalogued(account).flatMap((group) => {
        const by = granted.get(group.key) ?? [];
        if (by.length === 0) return [];
        return [
          {
            subject: permissionGroupSubject(group),
            what: `Nothing says what ${permissionGroupWords(group)} contains, and ${counted(by.length, 'policy grants', 'policies grant')} it.`,
            evidence: by.map(policySubject),
          },
        ];
      }),
      missing: [],
    };
  },
};
