import { scopeWords } from '@grantlens/engine';
import { counted, permissionGroupWords, principalWords, standingNotes } from '@grantlens/engine/internal';
import type { Account, PermissionGroup, Principal } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import { addressOf } from './address.ts';
import type { Handover } from './handover.ts';
import { byPermissionGroup, type HeldGroup } from './held.ts';
import { placesWords } from './places.ts';

const findings = 2;
const iamAnalysisFinding = 2008;
const create = 1;
const informational = 1;

/** OCSF 1.8.0, class IAM Analysis Finding: a finding a line for each principal, of what it was granted. */
export function* writeOcsf(handover: Handover): Generator<string, void, void> {
  for (const one of handover.access.account.principals) yield `${JSON.stringify(finding(one, handover))}\n`;
}

function finding(principal: Principal, { access, allOf }: Handover) {
  const { account } = access;
  const time = Math.trunc(knownTime(account.takenAt.end));
  const notes = standingNotes(principal, account);
  return {
    activity_id: create,
    category_uid: findings,
    class_uid: iamAnalysisFinding,
    type_uid: iamAnalysisFinding * 100 + create,
    severity_id: informational,
    time,
    metadata: {
      version: '1.8.0',
      product: { name: 'grantlens', vendor_name: 'grantlens', version: account.tool.version },
    },
    finding_info: {
      uid: `${account.id}/${principal.key}`,
      title: `What ${principalWords(principal)} was granted in the Cloudflare account ${account.name ?? account.id}`,
      ...(notes.length === 0 ? {} : { desc: notes.join('; ') }),
      created_time: time,
    },
    user: userOf(principal),
    resources: [
      {
        uid: account.id,
        type: 'Cloudflare account',
        ...(account.name === null ? {} : { name: account.name }),
      },
    ],
    permission_analysis_results: byPermissionGroup(allOf(principal)).flatMap((held) =>
      resultsOf(held, principal, account),
    ),
  };
}

function userOf(principal: Principal) {
  const { id, key, name, kind } = principal;
  const email = addressOf(principal);
  return {
    uid: id ?? key,
    name: email ?? name ?? key,
    type_id: kind === 'member' ? 1 : 4,
    ...(email === null ? {} : { email_addr: email }),
    ...(name === null ? {} : { full_name: name }),
    ...(principal.kind === 'token' || principal.twoFactor === null ? {} : { has_mfa: principal.twoFactor }),
  };
}

/** A permission group may be held in hundreds of places: where all of it is held is one result. */
function resultsOf({ group, whole, cut }: HeldGroup, { standing }: Principal, account: Account) {
  const policyOf = (uid: string, name: string) => ({ uid, name, is_applied: standing === 'active' });
  const words = permissionGroupWords(group);
  const [first, ...others] = whole;
  const result =
    first === undefined
      ? []
      : [
          {
            policy:
              others.length === 0
                ? policyOf(group.key, `${words} on ${scopeWords(first, account)}`)
                : {
                    ...policyOf(group.key, `${words} on ${counted(whole.length, 'place')}`),
                    desc: `on ${whole.map((scope) => scopeWords(scope, account)).join(', ')}`,
                  },
            ...privilegesOf(group, new Set()),
          },
        ];
  return [
    ...result,
    ...cut.map((one) => ({
      policy: {
        ...policyOf(one.id, one.name),
        ...(one.places.scopes.length + one.places.except.length > 2
          ? { desc: placesWords(one.places, account) }
          : {}),
      },
      ...privilegesOf(group, one.lacking),
    })),
  ];
}

/** The single permissions of a permission group, but some; left out where they cannot be listed. */
function privilegesOf({ contents }: PermissionGroup, lacking: ReadonlySet<string>) {
  if (contents.kind !== 'listed') return {};
  const held = [...contents.permissions].filter((name) => !lacking.has(name)).sort();
  return held.length === 0 ? {} : { granted_privileges: held };
}
