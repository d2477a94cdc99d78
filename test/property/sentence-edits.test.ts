import { applyEdits, compile, compileIndex, readEdits, whatIf } from '@grantlens/engine';
import { causeId, verdicts } from '@grantlens/engine/internal';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { readFixture, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import { type Account, accountKey, normalise } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { scenarioFolder } from '../scenarios/scenario.ts';
import { openByApi } from './edits-by-api.ts';
import { type SaidEdit, sentencesOn } from './sentences.ts';
import { stateOf } from './state-of.ts';

const { seed } = budget;
const numRuns = Math.ceil(Number(process.env.GRANTLENS_CASES ?? 40) / 4);
const minutes = 60_000;
const credential = credentialFrom({ token: 'any-token-will-do' });
const tool = { name: 'test', version: '1' };

type Rows = readonly Readonly<Record<string, unknown>>[];

/** The account where members show the policies of their user groups among their own, as the API may. */
function withCopies(state: AccountState): AccountState {
  const groups = new Map((state.userGroups as Rows).map((group) => [String(group.id), group]));
  const members = (state.members as Rows).map((member, at) => {
    if (at % 2 === 1 || !Array.isArray(member.policies)) return member;
    const copies = Object.entries(state.userGroupMembers ?? {}).flatMap(([group, ids]) =>
      (ids ?? []).includes(member.id) ? ((groups.get(group)?.policies as Rows | undefined) ?? []) : [],
    );
    return { ...member, policies: [...member.policies, ...copies] };
  });
  return { ...state, members };
}

const states = await Promise.all(
  ['north-harbour', 'small-agency'].map(async (name) => withCopies(await readFixture(scenarioFolder(name)))),
);

/** Whose policies cannot be written back, and which user groups an identity provider keeps as they are. */
function closedOf({ members, userGroups }: AccountState): ReadonlySet<string> {
  const older = (members as Rows).filter(({ policies }) => !Array.isArray(policies));
  const managed = (userGroups as Rows).filter(({ scim }) => scim === true);
  return new Set([...older, ...managed].map(({ id }) => String(id)));
}

/** Every verdict of an account, and who can act, by names that both sides know. */
function tableOf(account: Account): ReadonlyMap<string, string> {
  const index = compileIndex(account);
  const permissions = [
    ...account.permissions.filter((_, at) => at % 5 === 0).map((name) => ({ kind: 'atomic', name }) as const),
    ...[...account.permissionGroups.values()].map((group) => ({ kind: 'group', group }) as const),
  ].map(
    (asked) =>
      [
        JSON.stringify(asked.kind === 'atomic' ? asked.name : asked.group.key),
        index.permission(asked),
      ] as const,
  );
  const resources = [accountKey(account.id), ...account.zones.map(({ key }) => key)].map(
    (key) => [key, index.resource(key)] as const,
  );
  const table = new Map<string, string>();
  for (const { key, kind, email, id, standing } of account.principals) {
    const who = `${kind} ${email ?? id}`;
    const said = permissions.flatMap(([name, permission]) =>
      resources.flatMap(([where, resource]) => {
        const verdict = index.can(index.principal(key), permission, resource);
        return verdicts[verdict] === 'not-granted' ? [] : [`${name} ${where} ${verdicts[verdict]}`];
      }),
    );
    table.set(who, [standing, ...said].join('\n'));
  }
  return table;
}

/** Makes edits to an account as sentences and through the API, one after the other, and compares what both show. */
async function compareWithApi(state: AccountState, turns: readonly number[]): Promise<readonly string[]> {
  const accountId = String(state.account.id);
  const closed = closedOf(state);
  const sandbox = await startSandbox({ accounts: [state] });
  const read = async () =>
    normalise(await fetchSnapshot({ apiBase: sandbox.baseUrl, credential, tool, accountId }));
  try {
    const before = await read();
    const api = openByApi(sandbox.baseUrl, accountId);
    let edited = before;
    const done: string[] = [];
    for (const turn of turns) {
      const found = candidates(edited, closed, done.length > 0);
      const edit = found[turn % found.length];
      if (edit === undefined) break;
      done.push(edit.sentence);
      edited = applyEdits(edited, readEdits([edit.sentence], edited));
      await api.make(edit.does);
    }
    const after = { ...(await read()), permissionGroups: edited.permissionGroups };
    expect(tableOf(after), done.join('; ')).toEqual(tableOf(edited));
    return done;
  } finally {
    await sandbox.close();
  }
}

const someTurns = fc.array(fc.nat(), { minLength: 1, maxLength: 3 });

test.each(states.map((state) => [String(state.account.name), state] as const))(
  'law 1: the account of %s after edits in sentences is the one that the API shows after the same edits',
  async (_, state) => {
    const run = fc.asyncProperty(someTurns, async (turns) => {
      await compareWithApi(state, turns);
    });
    await fc.assert(run, { numRuns, seed });
  },
  10 * minutes,
);

test(
  'law 1: a generated account after edits in sentences is the one that the API shows after the same edits',
  async () => {
    const made: string[] = [];
    const run = fc.asyncProperty(accounts(), fc.boolean(), someTurns, async (generated, isShown, turns) => {
      const state = stateOf(generated);
      made.push(...(await compareWithApi(isShown ? withCopies(state) : state, turns)));
    });
    await fc.assert(run, { numRuns: 4 * numRuns, seed });
    expect(made.length).toBeGreaterThan(numRuns * 4);
  },
  10 * minutes,
);

/**
 * The edits that can be made. Policies have other ids once they were written: one that is named by its id is named in the
 * first edit alone. What is new is made once.
 */
function candidates(account: Account, closed: ReadonlySet<string>, isLater: boolean): readonly SaidEdit[] {
  const taken = new Set([
    ...account.principals.map(({ email }) => email),
    ...account.userGroups.map(({ name }) => name),
  ]);
  return sentencesOn(account, closed).filter(({ sentence, names, does }) => {
    if (does.kind === 'invite' && taken.has(does.email)) return false;
    if (does.kind === 'new-group' && taken.has(does.name)) return false;
    if (isLater && sentence.includes('policy')) return false;
    return does.kind === 'give' || does.kind === 'take' || !names.some((name) => closed.has(name));
  });
}

test(
  'law 5: two edits that name nothing in common lead to the same changes in either order',
  async () => {
    const snapshots = await Promise.all(states.map(takenOf));
    const pair = fc.tuple(fc.constantFrom(...snapshots), fc.nat(), fc.nat());
    const run = fc.property(pair, ([account, first, second]) => {
      const all = sentencesOn(account, new Set());
      const one = all[first % all.length];
      const apart = all.filter(({ names }) => !names.some((name) => one?.names.includes(name)));
      const other = apart[second % apart.length];
      if (one === undefined || other === undefined) return;
      const rows = (...edits: readonly SaidEdit[]) => {
        const answer = whatIf(
          compile(account),
          readEdits(
            edits.map(({ sentence }) => sentence),
            account,
          ),
        );
        return [
          ...answer.standings.map(({ principal, before, after }) => [principal.key, before, after].join()),
          ...answer.changes.map((change) =>
            JSON.stringify([
              change.principal.key,
              change.permissionGroup?.key,
              change.permission,
              scopeIdentity(change.scope),
              change.except.map(scopeIdentity).sort(),
              [change.before, change.after],
              change.cause.map(causeId).sort(),
            ]),
          ),
        ].sort();
      };
      expect(rows(one, other), `${one.sentence}; ${other.sentence}`).toEqual(rows(other, one));
    });
    fc.assert(run, { numRuns: numRuns * 10, seed });
  },
  10 * minutes,
);

async function takenOf(state: AccountState): Promise<Account> {
  const sandbox = await startSandbox({ accounts: [state] });
  try {
    const accountId = String(state.account.id);
    return normalise(await fetchSnapshot({ apiBase: sandbox.baseUrl, credential, tool, accountId }));
  } finally {
    await sandbox.close();
  }
}
