import { can, whatCan, whoCan } from '@grantlens/engine';
import { decide, grantId } from '@grantlens/engine/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { standings } from '@grantlens/snapshot/internal';
import type { Implementation } from '@grantlens/testkit';
import { covers, openEngineOn } from '../differential/opened.ts';

/** The engine as the functions the laws are held against. */
export function openEngine(snapshot: Snapshot): Implementation {
  const { account, access, principal, permission, resource, verdict } = openEngineOn(snapshot);
  return {
    principals: account.principals.map(({ key }) => key),
    can: verdict,
    whoCan: (asked, on) => {
      const { listed } = whoCan(access, permission(asked), resource(on), [...standings]);
      const named = (wanted: string) =>
        listed.filter((row) => row.verdict === wanted).map((row) => row.principal.key);
      return {
        allowed: named('allowed'),
        unknown: named('unknown'),
        lacks: (who) =>
          listed
            .filter((row) => row.principal.key === who)
            .flatMap(({ lacks }) => lacks.map((one) => ({ ...one, reaches: () => true }))),
      };
    },
    whoCanNow: (asked, on) =>
      whoCan(access, permission(asked), resource(on))
        .listed.filter((row) => row.verdict === 'allowed')
        .map((row) => row.principal.key),
    whatCan: (who) =>
      whatCan(access, principal(who))
        .holdings.filter(({ effective }) => effective === 'allowed')
        .map(({ permissionGroup, scope, except, lacks }) => ({
          permission: permissionGroup.key,
          reaches: (on) =>
            covers(scope, resource(on)) && !except.some((narrower) => covers(narrower, resource(on))),
          lacks: lacks.map((one) => ({ ...one, reaches: (on: string) => covers(one.scope, resource(on)) })),
        })),
    evidence: (question) => {
      const { bearings, evidence } = can(
        access,
        principal(question.principal),
        permission(question.permission),
        resource(question.resource),
      );
      return {
        sets: evidence.sets,
        grants: [...evidence.grants.keys()],
        replay: (keep) => decide(bearings.filter(({ grant }) => keep(grantId(grant)))),
      };
    },
  };
}
