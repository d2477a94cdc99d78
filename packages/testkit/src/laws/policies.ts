import { accountKey } from '@grantlens/snapshot';
import { isOfAnotherAccount, list, resourceTypes, row, text, texts } from '@grantlens/snapshot/internal';
import { accounts } from '../arbitraries/account.ts';
import { anyAccount } from '../arbitraries/any-account.ts';
import { type Hiding, hidden, hidings, policyOf, withoutAllows, withPolicy } from '../edits/snapshots.ts';
import { questionsFor } from '../questions.ts';
import { groupsOf, picker, pickMember, pickPolicy, policiesOf, wordsOf } from './choices.ts';
import { compare, hold, type Law, type Rule } from './law.ts';

/** What one more deny may do: give nothing. */
export const isNotGiven: Rule = (was, is) =>
  is === 'allowed' ? was === 'allowed' : is !== 'unknown' || was === 'allowed' || was === 'unknown';

/** What one more allow may do: take nothing away. */
const isKept: Rule = (was, is) =>
  was === 'allowed' || was === 'denied'
    ? is === was
    : is !== 'denied' && (was !== 'unknown' || is !== 'not-granted');

/**
 * Law 3: one more allow takes nothing away, one more deny gives nothing. The policy is of a listed permission group, so
 * that it says nothing new of what groups contain.
 */
export const allowsAddAndDeniesTake: Law = {
  says: 'one more allow takes nothing away, one more deny gives nothing',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const pick = picker(turn);
    const member = pickMember(snapshot, pick);
    if (member === undefined) return;
    const near = policiesOf(member, ...groupsOf(snapshot, member.id));
    const asking = { turn, of: [`member:${member.id}`] };
    for (const access of ['allow', 'deny'] as const) {
      const policy = pickPolicy(snapshot, access, { pick, near });
      if (policy === undefined) return;
      const after = withPolicy(snapshot, 'members', String(member.id), policy);
      const law = access === 'allow' ? 'an allow took access away' : 'a deny gave access';
      const edit = wordsOf(snapshot, policy);
      compare(law, open, { before: snapshot, after, edit, asking }, access === 'allow' ? isKept : isNotGiven);
    }
  },
};

/** Law 4: where nothing allows, nobody is allowed anything. */
export const nothingAllowedWithoutAnAllow: Law = {
  says: 'where nothing allows, nobody is allowed anything',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const bare = withoutAllows(snapshot);
    const { can } = open(bare);
    for (const question of questionsFor(bare, { turn })) {
      const verdict = can(question);
      hold('allowed by nothing', bare, verdict !== 'allowed', question, verdict);
    }
  },
};

const allPrivileges = '8e23b19e4e0d44c29d239c5688ba8cbb';

/** Law 5: a member who is certainly denied everything on the whole account is denied, whatever else is there. */
export const sureDenyWins: Law = {
  says: 'who is denied everything on the whole account is denied, whatever else is there',
  accounts: accounts(),
  holds: (open, snapshot, turn) => {
    const member = pickMember(snapshot, picker(turn));
    if (member === undefined) return;
    const policy = {
      ...policyOf(snapshot, 'deny', allPrivileges, ['*']),
      id: 'ed170000000000000000000000000004',
    };
    const denied = withPolicy(snapshot, 'members', String(member.id), policy);
    const { can } = open(denied);
    for (const question of questionsFor(denied, { turn, of: [`member:${member.id}`] })) {
      // A thing of another account is reached by nobody here, with or without the deny.
      if (isOfAnotherAccount(question.resource, String(snapshot.account.id))) continue;
      const verdict = can(question);
      hold('a sure deny lost', denied, verdict === 'denied', question, verdict);
    }
  },
};

/** Law 6: a group typed account or zone, allowed on the whole account, reaches at least what it reaches on zones. */
export const wholeAccountReachesMost: Law = {
  says: 'the whole account reaches at least what its zones do',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const pick = picker(turn);
    const member = pickMember(snapshot, pick);
    if (member === undefined) return;
    const zones = texts(list(snapshot.collections.zones.items).map((one) => row(one).id));
    const keys = (zones.length === 0 ? [unlisted] : zones.slice(0, 2)).map(
      (id) => `${resourceTypes.zone}.${id}`,
    );
    for (const scopes of [resourceTypes.account, resourceTypes.zone]) {
      const permissions = [{ attributes: { legacy_name: '#dns_records:edit' } }];
      const group = { id: 'fe0000000000000000000000000000aa', name: 'Law 6', permissions, meta: { scopes } };
      const [before, after] = [keys, ['*']].map((objects) => {
        const scope = {
          key: accountKey(String(snapshot.account.id)),
          objects: objects.map((key) => ({ key })),
        };
        const policy = { access: 'allow', permission_groups: [group], resource_groups: [{ scope }] };
        return withPolicy(snapshot, 'members', String(member.id), policy);
      });
      if (before === undefined || after === undefined) return;
      const rule: Rule = (was, is) => was !== 'allowed' || is === 'allowed';
      const asking = { turn, of: [`member:${member.id}`] };
      compare('the whole account reaches less', open, { before, after, asking }, rule);
    }
  },
};

const unlisted = 'da0000000000000000000000000000fe';

/**
 * Law 7: seeing what was hidden only refines `unknown`. It never turns `allowed` or `denied` into anything else, turns
 * `unknown` into anything, and `not-granted` only into `denied`: a lone "maybe" of a deny is not a reason for `unknown`
 * (nothing allows), and may prove to be sure.
 *
 * It holds only for fillings that bring no contradiction to what was seen, that is the same id or name said
 * differently: two rows that disagree are believed neither, so more sight may mean less knowledge. Nor does it hold for
 * hidden `roles` and `permissionGroups`: they act through contents and names, and a name known from one row alone may
 * turn out to be another group's too. `hidden` hides neither.
 */
export function seeingMoreOnlyRefines(only?: Hiding): Law {
  return {
    says: 'seeing what was hidden only refines what was unknown',
    accounts: accounts(),
    holds: (open, snapshot, turn) => {
      const pick = picker(turn);
      const [hiding, member] = [only ?? pick(hidings), pickMember(snapshot, pick)];
      if (hiding === undefined || member === undefined) return;
      const rule: Rule = (was, is) =>
        was === is || was === 'unknown' || (was === 'not-granted' && is === 'denied');
      const before = hidden(snapshot, hiding, text(member.id) ?? '');
      compare(`seeing ${hiding}`, open, { before, after: snapshot, asking: { turn } }, rule);
    },
  };
}
