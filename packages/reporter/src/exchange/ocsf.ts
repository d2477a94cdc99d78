import { scopeWords } from '@grantlens/engine';
import { permissionGroupWords, principalWords, standingNotes } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { addTo, invariant, knownTime } from '@grantlens/snapshot/internal';
import { addressOf } from './address.ts';
import type { Entitlement } from './entitlement.ts';
import type { Handover } from './handover.ts';

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
    permission_analysis_results: [...byGroup(allOf(principal)).values()].map((all) =>
      resultOf(all, principal, account),
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
  };
}

/** A permission group may be held in hundreds of places: what is held alike in all of them is one result. */
function byGroup(held: readonly Entitlement[]): ReadonlyMap<string, readonly Entitlement[]> {
  const alike = new Map<string, Entitlement[]>();
  for (const one of held) {
    const isWhole = one.except.length + one.lacks.length === 0;
    addTo(alike, isWhole ? one.group.key : `${one.group.key} ${one.id}`, one);
  }
  return alike;
}

function resultOf(all: readonly Entitlement[], { standing }: Principal, account: Account) {
  const [first] = all;
  invariant(first !== undefined, 'alike are at least one');
  const { group, lacking } = first;
  const isOne = all.length === 1;
  const { contents } = group;
  const held =
    contents.kind === 'listed' ? [...contents.permissions].filter((name) => !lacking.has(name)).sort() : [];
  return {
    policy: {
      uid: isOne ? first.id : group.key,
      name: isOne ? first.name : permissionGroupWords(group),
      ...(isOne ? {} : { desc: `on ${all.map(({ scope }) => scopeWords(scope, account)).join(', ')}` }),
      is_applied: standing === 'active',
    },
    // Left out where the permissions cannot be listed.
    ...(held.length === 0 ? {} : { granted_privileges: held }),
  };
}
