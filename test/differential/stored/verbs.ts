import { evaluateChecks, readChecks } from '@grantlens/checks';
import type { Access } from '@grantlens/engine';
import { drawSelected, readSentence, resolveHolder } from '@grantlens/engine/internal';
import { renderGraph } from '@grantlens/reporter';
import { type Account, GrantlensError } from '@grantlens/snapshot';
import { answerCan } from '../../../apps/cli/src/answers/can.ts';
import { answerChecks } from '../../../apps/cli/src/answers/check.ts';
import { answerCompare } from '../../../apps/cli/src/answers/compare.ts';
import { answerFindings } from '../../../apps/cli/src/answers/findings.ts';
import { answerList, type ListedKind } from '../../../apps/cli/src/answers/list.ts';
import { answerMatrix } from '../../../apps/cli/src/answers/matrix.ts';
import { answerPaths } from '../../../apps/cli/src/answers/paths.ts';
import { answerShow } from '../../../apps/cli/src/answers/show.ts';
import { answerWhatCan } from '../../../apps/cli/src/answers/what-can.ts';
import { answerWhatIf } from '../../../apps/cli/src/answers/what-if.ts';
import { answerWhoCan } from '../../../apps/cli/src/answers/who-can.ts';
import type { Io } from '../../../apps/cli/src/io.ts';
import type { Answer } from '../../../apps/cli/src/output/answer.ts';
import { type OutputFormat, writeAnswer } from '../../../apps/cli/src/output/formats.ts';
import { askOne } from '../../../apps/cli/src/runs/ask.ts';

/** A question as the command line has it, and how it is answered. */
export interface VerbQuestion {
  readonly line: string;
  readonly ask: (access: Access) => Answer | Promise<string>;
}

/** The formats that between them show everything of an answer. */
const formats: readonly OutputFormat[] = ['table', 'json', 'csv'];

/** Every byte that a question puts out, and its exit codes; or what it is refused with. */
export async function saidTo({ ask }: VerbQuestion, access: Access): Promise<string> {
  try {
    const answer = await ask(access);
    return typeof answer === 'string' ? answer : await written(answer);
  } catch (error) {
    if (error instanceof GrantlensError) return `${error.code} ${error.message}`;
    throw error;
  }
}

async function written(answer: Answer): Promise<string> {
  let text = '';
  const io: Io = {
    out: (chunk) => (text += `out ${chunk}`),
    err: (chunk) => (text += `err ${chunk}`),
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  for (const format of formats) text += `exit ${await writeAnswer(answer, format, io)}`;
  return text;
}

const kinds: readonly ListedKind[] = ['members', 'groups', 'tokens', 'zones', 'roles', 'permissions'];

/** Some of everything that can be asked about an account: what every verb says, of names it has and of others. */
export function verbQuestions(account: Account, from: number): readonly VerbQuestion[] {
  const { principals, userGroups, zones, permissions, permissionGroups, policies } = account;
  const some = <T>(all: readonly T[], step = 0): T | undefined =>
    all[(from + step) % Math.max(1, all.length)];
  const names = principals.map(({ kind, id, name, email, key }) =>
    kind === 'token' ? `token:${id ?? name}` : (email ?? id ?? key),
  );
  const [one = 'nobody', two = 'somebody'] = [some(names), some(names, 1)];
  const group = some(userGroups);
  const groupName = `group ${group?.name ?? group?.id ?? 'none'}`;
  const zone = some(zones);
  const zoneName = zone?.name ?? zone?.id ?? 'none.example';
  const role = some([...permissionGroups.values()]);
  const roleName = role?.key ?? 'none';
  const permission = some(permissions) ?? 'dns_records:edit';
  const policy = some(policies.flatMap(({ id }) => id ?? [])) ?? 'none';
  const named = policies.flatMap(({ resourceGroups }) => resourceGroups.flatMap(({ places }) => places));
  const key = some(named)?.objectKey ?? 'com.cloudflare.edge.r2.bucket.x';
  const pending = { includePending: true, includeInactive: true };
  const question = (line: string, ask: VerbQuestion['ask']): VerbQuestion => ({ line, ask });
  const whoCan = (what: string, where: string, flags: object = {}) =>
    question(`who-can ${what} ${where} ${JSON.stringify(flags)}`, (access) =>
      answerWhoCan(access, { permission: what, resource: where, ...flags }),
    );
  const can = (who: string, what: string, where: string) =>
    question(`can ${who} ${what} ${where}`, (access) =>
      answerCan(access, { principal: who, permission: what, resource: where, explain: true }),
    );
  const whatCan = (who: string, resource?: string) =>
    question(`what-can ${who} ${resource}`, (access) => answerWhatCan(access, { principal: who, resource }));
  const whatIf = (...edits: readonly string[]) =>
    question(`what-if ${edits.join('; ')}`, (access) => answerWhatIf(access, edits));
  const show = (name: string) => question(`show ${name}`, (access) => answerShow(access, name));
  return [
    ...[permission, roleName, '*:edit'].flatMap((what) =>
      ['account', zoneName, 'zone:*', 'anywhere', key].flatMap((where) => [
        whoCan(what, where, pending),
        can(one, what, where),
      ]),
    ),
    whoCan(permission, 'zone:*', { each: true }),
    whoCan(roleName, zoneName, { explain: true }),
    ...[one, two, groupName, 'nobody@nowhere.example', one.slice(1, 6)].flatMap((who) => [
      whatCan(who),
      whatCan(who, zoneName),
      show(who),
    ]),
    question('matrix', (access) => answerMatrix(access, pending)),
    question('matrix, narrowed', (access) =>
      answerMatrix(access, {
        permission: [permission, roleName],
        resource: [zoneName, 'anywhere', 'account'],
      }),
    ),
    question(`compare ${one} ${two}`, (access) => answerCompare(access, { first: one, second: two })),
    whatIf(`remove member ${one}`),
    whatIf(`add ${one} to ${group?.name ?? 'none'}`),
    whatIf(`remove ${one} from ${group?.name ?? 'none'}`),
    whatIf(`remove ${groupName}`, `new group Late`, `add ${two} to Late`),
    whatIf(`remove policy ${policy}`, `deny ${role?.name ?? roleName} on ${zoneName} to ${two}`),
    ...kinds.map((of) => question(`list ${of}`, (access) => answerList(access, { of, filters: [] }))),
    ...[zoneName, zone?.key ?? '', roleName, permission, 'nothing of the kind', 'zone none'].map(show),
    question(`graph of ${one}`, (access) => drawn(access, one)),
    question(`graph of ${groupName}`, (access) => drawn(access, groupName)),
    question('check', (access) =>
      checked(access, [permission, roleName, '*:edit'], ['account', zoneName, key, 'zone:*']),
    ),
    question('paths', (access) => answerPaths(access, { ...pending })),
    question('findings', (access) =>
      answerFindings(access, {}, { output: 'json', place: { file: 'now.json' } }),
    ),
    question(
      `ask who can edit ${permission}`,
      (access) => askOne(readSentence(`who can ${permission} on ${zoneName}`, access.account), access).answer,
    ),
  ];
}

/** Checks that hold and others that do not, of some permissions on some resources. */
function checked(access: Access, permissions: readonly string[], resources: readonly string[]): Answer {
  const assertions = [{ 'at-most': 1 }, { 'at-least': 1 }, { 'nobody-but': { kind: 'token' } }];
  const checks = permissions.flatMap((permission, one) =>
    resources.flatMap((resource, other) =>
      assertions.map((assertion, nth) => ({
        id: `${one}.${other}.${nth}`,
        permission,
        resource,
        ...assertion,
      })),
    ),
  );
  const text = JSON.stringify({ format: 'grantlens.checks', version: 1, checks });
  const read = readChecks([{ path: 'checks.json', bytes: Buffer.from(text) }]);
  const evaluated = evaluateChecks(access, read);
  if (evaluated.kind === 'faults')
    throw new GrantlensError('usage', evaluated.faults.map(({ what }) => what).join('; '));
  return answerChecks(access, evaluated.report, { query: { kind: 'check' }, question: 'check' });
}

async function drawn(access: Access, who: string): Promise<string> {
  const holder = resolveHolder(who, access.account);
  const drawing = drawSelected(access, {
    principals: holder.kind === 'principal' ? [holder.principal] : [],
    userGroups: holder.kind === 'user-group' ? [holder.userGroup] : [],
    permission: null,
    subject: null,
  });
  return renderGraph(drawing, { access, narrowed: [] }, 'dot');
}
