import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { addTo, type PermissionGroupKey, readTime } from '@grantlens/snapshot/internal';
import { counted } from '../../words/counted.ts';
import { printable } from '../../words/printable.ts';
import { permissionGroupWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { policyContents } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { permissionGroupSubject, policySubject } from '../subjects.ts';

export const permissionGroupEnding: FindingRule = {
  id: 'permission-group-ending',
  title: 'Permission group that is deprecated or ends',
  severity: 'low',
  why: 'When Cloudflare takes a permission group away, those who work with it are locked out, or it is replaced in a hurry by something wider.',
  remedy: 'Replace it in the policies that grant it by what Cloudflare names as its successor.',
  controls: controls({ soc2: ['CC6.3', 'CC8.1'], iso: ['A.5.18', 'A.8.32'], pci: ['7.2.1'], nist: ['AC-2'] }),
  examines: 'permission groups that policies grant',
  restsOn: policyContents,
  evaluate: ({ account, policies, now }) => {
    const granted = new Map<PermissionGroupKey, Policy[]>();
    for (const policy of policies)
      for (const { key } of policy.permissionGroups) if (key !== null) addTo(granted, key, policy);
    return {
      examined: granted.size,
      sightings: [...granted].flatMap(([key, by]) => {
        const group = account.permissionGroups.get(key);
        const end = group === undefined ? null : endWords(group, now);
        if (group === undefined || end === null) return [];
        const policyCount = counted(by.length, 'policy grants', 'policies grant');
        return [
          {
            subject: permissionGroupSubject(group),
            what: printable(`${permissionGroupWords(group)} ${end}, and ${policyCount} it.`),
            evidence: by.map(policySubject),
          },
        ];
      }),
      missing: [],
    };
  },
};

function endWords({ deprecated, endsOn }: PermissionGroup, now: number): string | null {
  const end = endsOn === undefined ? null : readTime(endsOn);
  const verb = end !== null && end <= now ? 'ended' : 'ends';
  if (endsOn === undefined) return deprecated ? 'is deprecated' : null;
  return deprecated ? `is deprecated and ${verb} on ${endsOn}` : `${verb} on ${endsOn}`;
}
