import { type Access, compile } from '@grantlens/engine';
import { readSentence } from '@grantlens/engine/internal';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import type { CollectionName } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { answerCan } from '../../apps/cli/src/answers/can.ts';
import { answerCompare } from '../../apps/cli/src/answers/compare.ts';
import { answerDiff } from '../../apps/cli/src/answers/diff.ts';
import { answerFindings } from '../../apps/cli/src/answers/findings.ts';
import { answerList, type ListedKind } from '../../apps/cli/src/answers/list.ts';
import { answerMatrix } from '../../apps/cli/src/answers/matrix.ts';
import { answerPaths } from '../../apps/cli/src/answers/paths.ts';
import { answerShow } from '../../apps/cli/src/answers/show.ts';
import { answerWhatCan } from '../../apps/cli/src/answers/what-can.ts';
import { answerWhatIf } from '../../apps/cli/src/answers/what-if.ts';
import { answerWhoCan } from '../../apps/cli/src/answers/who-can.ts';
import type { Io } from '../../apps/cli/src/io.ts';
import type { Answer } from '../../apps/cli/src/output/answer.ts';
import { outputFormats, writeAnswer } from '../../apps/cli/src/output/formats.ts';
import { askOne } from '../../apps/cli/src/runs/ask.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const whole = await takeSnapshot('north-harbour');
const zone = 'tickets.northharbour.example';
const permission = 'dns_records:edit';

/** The account as it is seen where a collection could not be read, or only in part. */
function without(
  collection: CollectionName,
  status: 'forbidden' | 'failed' | 'partial' | 'skipped',
): Snapshot {
  const { [collection]: read, ...others } = whole.collections;
  const items = Array.isArray(read.items) ? [] : {};
  const rest = status === 'partial' ? read.items : items;
  return { ...whole, collections: { ...others, [collection]: { ...read, status, items: rest } } } as Snapshot;
}

const kinds: readonly ListedKind[] = ['members', 'groups', 'tokens', 'zones', 'roles', 'permissions'];

const verbs: Readonly<Record<string, (access: Access) => Answer>> = {
  can: (access) => answerCan(access, { principal: anybody(access), permission, resource: 'account' }),
  'can on every zone': (access) =>
    answerCan(access, { principal: anybody(access), permission, resource: 'zone:*' }),
  'who-can': (access) => answerWhoCan(access, { permission, resource: 'account' }),
  'who-can on every zone': (access) => answerWhoCan(access, { permission, resource: 'zone:*' }),
  'who-can on each zone': (access) => answerWhoCan(access, { permission, resource: 'zone:*', each: true }),
  'who-can anywhere': (access) => answerWhoCan(access, { permission, resource: 'anywhere' }),
  ask: (access) => askOne(readSentence('who can edit dns on the account', access.account), access).answer,
  'what-can': (access) => answerWhatCan(access, { principal: anybody(access) }),
  matrix: (access) => answerMatrix(access, { permission: [permission], resource: ['account', 'zone:*'] }),
  'what-if': (access) => answerWhatIf(access, ['new group Night Watch']),
  findings: (access) => answerFindings(access, {}, { output: 'table', place: { file: 'now.json' } }),
  paths: (access) => answerPaths(access, {}),
  'paths to a zone': (access) => answerPaths(access, { to: [permission, strange] }),
  compare: (access) => answerCompare(access, { first: anybody(access), second: somebodyElse(access) }),
  diff: (access) => answerDiff(access, access),
  'show a principal': (access) => answerShow(access, anybody(access)),
  'show a permission': (access) => answerShow(access, permission),
  ...Object.fromEntries(
    kinds.map((of) => [`list ${of}`, (access: Access) => answerList(access, { of, filters: [] })]),
  ),
};

/** A zone by its key, which can be named where no zone was seen. */
const strange = 'com.cloudflare.api.account.zone.00000000000000000000000000000000';

/** Somebody who is there: without members a token. */
function anybody({ account }: Access): string {
  const named = account.principals.filter(({ id }) => id !== null);
  const one = named.find(({ standing }) => standing === 'active') ?? named[0];
  return one?.kind === 'token' ? `token:${one.id}` : String(one?.id);
}

function somebodyElse({ account }: Access): string {
  const named = account.principals.filter(({ id }) => id !== null);
  const one = named.at(-1);
  return one?.kind === 'token' ? `token:${one.id}` : String(one?.id);
}

/** Answers that rest on a collection even where nothing of it is asked about. */
const lists = [
  'who-can',
  'who-can on every zone',
  'who-can on each zone',
  'who-can anywhere',
  'ask',
  'matrix',
];
const ofPrincipals = [...lists, 'paths', 'paths to a zone', 'diff', 'what-if', 'findings'];
const ofGroups = [
  ...ofPrincipals,
  'can',
  'what-can',
  'compare',
  'show a principal',
  'list members',
  'list groups',
];
const ofContents = ['list roles', 'list permissions', 'show a permission'];

const restsOn: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  members: [...ofPrincipals, 'list members'],
  accountTokens: [...ofPrincipals, 'list tokens'],
  zones: ['can on every zone', 'who-can on every zone', 'who-can on each zone', 'matrix', 'list zones'],
  userGroups: ofGroups,
  userGroupMembers: ofGroups,
  roles: ofContents,
  permissionGroups: ofContents,
  tokenPermissionGroups: ofContents,
};

async function written(answer: Answer, format: (typeof outputFormats)[number]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = await writeAnswer(answer, format, io as unknown as Io);
  return { code, out: out.join(''), err: err.join('') };
}

const collections = Object.keys(whole.collections) as CollectionName[];
const known = new Map<string, Access>();

/** The same account for every verb: there are many questions, and few ways not to see something. */
function seen(collection: CollectionName, status: Parameters<typeof without>[1]): Access {
  const access = known.get(`${collection} ${status}`) ?? compile(normalise(without(collection, status)));
  known.set(`${collection} ${status}`, access);
  return access;
}

for (const collection of collections) {
  test.each(Object.entries(verbs))(
    `%s without ${collection} says what was not seen, in every form`,
    async (verb, answerOf) => {
      for (const status of ['forbidden', 'failed', 'partial', 'skipped'] as const) {
        const access = seen(collection, status);
        const answer = answerOf(access);
        const { complete, gaps } = answer.envelope;
        if (restsOn[collection]?.includes(verb)) {
          expect({ status, complete }).toEqual({ status, complete: false });
          expect(gaps.map((gap) => gap.collection)).toContain(collection);
        }
        // How it is written does not depend on why it was not seen.
        for (const format of status === 'forbidden' ? outputFormats : []) {
          const { code, out, err } = await written(answer, format);
          expect(code === 3).toBe(!complete);
          if (complete) continue;
          if (format === 'json') expect(JSON.parse(out)).toMatchObject({ complete: false, gaps });
          else expect(err).toContain('not seen: ');
          if (format === 'jsonl')
            expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toEqual({ complete: false, gaps });
          if (format === 'table') expect(out).not.toMatch(/^nobody can$/m);
        }
      }
    },
  );
}

test('an empty list says that principals could not be seen, and not only that nobody can', async () => {
  const access = compile(normalise(without('members', 'forbidden')));
  const { out } = await written(
    answerWhoCan(access, { permission: 'member:edit', resource: 'account' }),
    'table',
  );
  expect(out).toContain('nobody seen can; the members could not be read (forbidden)');
});

test('nothing is said to be missing where everything was seen', async () => {
  const access = compile(normalise(whole));
  const answer = answerWhoCan(access, { permission: 'member:edit', resource: zone });
  for (const format of outputFormats) expect((await written(answer, format)).err).not.toContain('not seen');
});
