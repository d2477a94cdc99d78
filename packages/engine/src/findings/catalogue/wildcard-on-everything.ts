import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { contentsGapId, remembered, resourceTypes, typesActedOn } from '@grantlens/snapshot/internal';
import { printable } from '../../words/printable.ts';
import { permissionGroupWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { policyContents, unseen } from '../missing.ts';
import { holderWords } from '../phrases.ts';
import { policyPlacesOf } from '../reading/policy-places.ts';
import type { FindingRule } from '../rule.ts';
import { permissionGroupSubject, policySubject } from '../subjects.ts';

export const wildcardOnEverything: FindingRule = {
  id: 'wildcard-on-everything',
  title: 'Right to change every resource of a kind',
  severity: 'medium',
  why: 'The permission group can be given on single resources, and is given on all of them, those added later included. Nobody decides any more whether this holder should have the next one.',
  remedy: 'Name the zones or resources that the holder works on.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15', 'A.8.3'], pci: ['7.2.1', '7.2.2'], nist: ['AC-6'] }),
  examines: 'permission groups that policies allow',
  restsOn: policyContents,
  evaluate: ({ account, policies, holderOf }) => {
    const out = new Set<string>(
      account.principals.filter(({ standing }) => standing === 'inactive').map(({ key }) => key),
    );
    const isLive = ({ holder }: Policy) => holder.kind !== 'principal' || !out.has(holder.principal);
    const wide: Wide[] = [];
    let allowed = 0;
    for (const policy of policies) {
      if (policy.effect !== 'allow' || !isLive(policy)) continue;
      for (const { key } of policy.permissionGroups) {
        const group = key === null ? undefined : account.permissionGroups.get(key);
        if (group === undefined) continue;
        allowed += 1;
        const kinds = everyKind(group, policy);
        if (kinds.length > 0) wide.push({ policy, group, kinds });
      }
    }
    const changing = remembered(changes);
    const unclear = wide.filter(({ group }) => changing(group) === 'maybe');
    return {
      examined: allowed - unclear.length,
      sightings: wide
        .filter(({ group }) => changing(group) === 'yes')
        .map(({ policy, group, kinds }) => {
          const holder = holderOf(policy.holder);
          const whose = holder === null ? 'Somebody' : holderWords(holder);
          return {
            subject: policySubject(policy),
            about: [group.key],
            what: printable(
              `${capital(whose)} holds ${permissionGroupWords(group)} on every ${kinds.join(' and every ')}, those added later included.`,
            ),
            evidence: [permissionGroupSubject(group), ...(holder === null ? [] : [holder])],
          };
        }),
      missing: unseen(
        unclear.length,
        'Whether these permission groups let anything be changed is not known.',
        unclear.map(({ group }) => contentsGapId(group.key)),
      ),
    };
  },
};

/** A permission group that a policy gives on every resource of some kinds. */
interface Wide {
  readonly policy: Policy;
  readonly group: PermissionGroup;
  readonly kinds: readonly string[];
}

/**
 * The kinds of resource of which a policy gives a permission group on every one, though it could be given on
 * single ones.
 */
function everyKind(group: PermissionGroup, policy: Policy): readonly string[] {
  const { wholeAccount, types: named } = policyPlacesOf(policy);
  if (!wholeAccount && named.size === 0) return [];
  return (typesActedOn(group) ?? [])
    .filter((type) => wholeAccount || named.has(type))
    .map(kindName)
    .sort();
}

function kindName(type: string): string {
  return type === resourceTypes.zone ? 'zone' : type;
}

/** Whether a permission group lets anything be changed, and not only read. */
function changes({ contents }: PermissionGroup): 'yes' | 'no' | 'maybe' {
  if (contents.kind !== 'listed') return 'yes';
  if ([...contents.permissions].some((name) => !name.endsWith(':read'))) return 'yes';
  return contents.complete && contents.groups.size === 0 ? 'no' : 'maybe';
}

function capital(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}
