import type { Principal } from '@grantlens/snapshot';
import type { Access } from '../../access/access.ts';
import { preferred } from '../../decision/verdict.ts';
import { unseenConnectors } from '../../escalation/impersonated.ts';
import { stepRules, wholeSteps } from '../../escalation/step-rule.ts';
import { superAdministratorTarget } from '../../escalation/target.ts';
import { openWalks } from '../../escalation/walks.ts';
import { type HeldOnResource, openHeldOnAccount } from '../../outcomes/held-on-resource.ts';

/**
 * Returns a function that tells whether a principal can give itself everything: by a step that gives it at once, or
 * by signing in as somebody who has it, or is such a step away from it. The steps are those of the walks.
 */
export function openSelfPromoter(access: Access): (principal: Principal) => HeldOnResource {
  const atOnce = openHeldOnAccount(
    access,
    wholeSteps.map((kind) => stepRules[kind].permission),
  );
  const signIn = openHeldOnAccount(access, [stepRules['sign-in'].permission]);
  const { signInLeads } = openWalks(access, superAdministratorTarget(access.account));
  const connectors = unseenConnectors(access.account);
  return (principal) => {
    const leads = signInLeads(principal);
    if (leads === 'not-granted') return atOnce(principal);
    const asOther = signIn(principal);
    if (leads === 'allowed') return best(atOnce(principal), asOther);
    const gaps = [...asOther.gaps, ...(connectors === null ? [] : [connectors.id])];
    return best(atOnce(principal), { ...asOther, verdict: leads, permissions: [], ways: [], gaps });
  };
}

/** How somebody stands to either of two things. */
function best(one: HeldOnResource, other: HeldOnResource): HeldOnResource {
  const verdict = preferred([one.verdict, other.verdict]);
  const deciding = [one, other].filter((held) => held.verdict === verdict);
  return {
    verdict,
    permissions: deciding.flatMap(({ permissions }) => permissions),
    ways: [...new Set(deciding.flatMap(({ ways }) => ways))],
    allowing: [...new Set(deciding.flatMap(({ allowing }) => allowing))],
    gaps: [...new Set(deciding.flatMap(({ gaps }) => gaps))].sort(),
  };
}
