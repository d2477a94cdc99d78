import type { Principal, UserGroup } from '@grantlens/snapshot';
import { readTime, remembered } from '@grantlens/snapshot/internal';
import type { HeldOnResource } from '../../outcomes/held-on-resource.ts';
import { daysSince, type RuleInput } from '../reading/rule-input.ts';
import { present } from './present.ts';

/** What an expression may read of a principal; see `variableTypes`. */
export function openPrincipalFields(
  input: RuleInput,
): (principal: Principal) => Readonly<Record<string, unknown>> {
  const { account, now, privileged, superAdministrator } = input;
  const groups = new Map<string, UserGroup>(account.userGroups.map((group) => [group.key, group]));
  return remembered((principal) => {
    const { kind, id, email, name, standing, status } = principal;
    return present({
      kind,
      id,
      email,
      name,
      standing,
      status,
      groups: principal.groups.map((key) => groups.get(key)?.name ?? key),
      privileged: knownVerdict(privileged(principal)),
      superAdministrator: knownVerdict(superAdministrator(principal)),
      ...(principal.kind === 'member'
        ? { twoFactor: principal.twoFactor, apiAccess: principal.apiAccess }
        : {
            expires:
              principal.expiresOn === null ? false : readTime(principal.expiresOn) === null ? null : true,
            daysLeft: whole(daysSince(principal.expiresOn, now), -1),
            daysUnused: whole(daysSince(principal.lastUsedOn, now), 1),
            hasIpCondition:
              principal.ipCondition.kind === 'unreadable' ? null : principal.ipCondition.kind === 'ranges',
          }),
    });
  });
}

function knownVerdict({ verdict }: HeldOnResource): boolean | null {
  return verdict === 'unknown' ? null : verdict === 'allowed';
}

/** CEL's integers are JavaScript's big ones. */
function whole(days: number | null, sign: 1 | -1): bigint | null {
  return days === null ? null : BigInt(sign * days);
}
