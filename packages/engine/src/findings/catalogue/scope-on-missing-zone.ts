import type { Policy, Scope } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';
import { collectionGap } from '../../decision/collection-gap.ts';
import { counted } from '../../words/counted.ts';
import { printable } from '../../words/printable.ts';
import { controls } from '../controls.ts';
import { unseen } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { policySubject, scopeSubject } from '../subjects.ts';

export const scopeOnMissingZone: FindingRule = {
  id: 'scope-on-missing-zone',
  title: 'Scope on a zone that is not in the account',
  severity: 'low',
  why: 'The zone was deleted or moved, and the grant was left. If the zone comes back under its id, the grant is in force again; until then the list of who may do what is longer than it is true.',
  remedy: 'Take the zone out of the policy or the resource group.',
  controls: controls({ soc2: ['CC6.2', 'CC6.3'], iso: ['A.5.18'], pci: ['7.2.4'], nist: ['AC-2'] }),
  examines: 'zones that policies name',
  restsOn: ['members', 'userGroups', 'accountTokens', 'policies'],
  evaluate: ({ account, policies }) => {
    // Of the zones that are there it is enough to have seen them: policies name few others.
    const named = new Set<string>();
    const missing = new Map<string, { readonly scope: Scope; readonly policies: Policy[] }>();
    for (const policy of policies) {
      for (const { places } of policy.resourceGroups) {
        for (const { scope } of places) {
          if (scope?.kind !== 'resource' || scope.type !== resourceTypes.zone) continue;
          const isNew = !named.has(scope.resource);
          if (isNew) named.add(scope.resource);
          if (isNew && !account.zonesByKey.has(scope.resource))
            missing.set(scope.resource, { scope, policies: [] });
          const by = missing.get(scope.resource)?.policies;
          if (by !== undefined && by.at(-1) !== policy) by.push(policy);
        }
      }
    }
    const absent = [...missing.values()];
    const hidden = collectionGap(account, 'zones');
    return {
      examined: named.size - (hidden === null ? 0 : absent.length),
      sightings:
        hidden === null
          ? absent.map(({ scope, policies: of }) => ({
              subject: scopeSubject(scope, account),
              what: printable(
                `The zone ${scope.key.slice(scope.key.lastIndexOf('.') + 1)} is not in the account, and ${counted(of.length, 'policy names', 'policies name')} it.`,
              ),
              evidence: of.map(policySubject),
            }))
          : [],
      missing:
        hidden === null
          ? []
          : unseen(absent.length, 'Whether these zones are in the account could not be read.', [hidden.id]),
    };
  },
};
