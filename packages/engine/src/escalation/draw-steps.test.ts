import { expect, test } from 'vitest';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  theZone,
} from '../raw-account.fixture.ts';
import { drawSteps } from './draw-steps.ts';
import { paths } from './paths.ts';
import { superAdministratorTarget, type Target } from './target.ts';

type Row = Readonly<Record<string, unknown>>;

const holding = (id: string, ...groups: readonly Row[]) =>
  memberRow(id, policyRow(`p-${id}`, 'allow', groups, '*'));
const rows = {
  members: [
    holding('bob', groupRow('sso', ['dash_sso:edit'])),
    holding('cal', groupRow('both', ['member:edit', 'account_api_tokens:edit'])),
    holding('dan', openGroupRow('mystery')),
  ],
  ssoConnectors: [{ email_domain: 'example.com', verification: { status: 'verified' } }],
};

function sentences(target?: Target): readonly string[] {
  const access = openAccount(rows);
  const graph = drawSteps(access, paths(access, target ?? superAdministratorTarget(access.account)));
  return graph.mapEdges((_, { label, certainty }, _from, _to, from, to) => {
    const sentence = `${from.label} ${label} ${to.label}`;
    return certainty === 'sure' ? sentence : `${sentence} ?`;
  });
}

test('the drawing of steps has one line for each pair, with every step it takes, and marks what is possible only', () => {
  expect(sentences()).toEqual([
    'cal@example.com can change members and user groups, can create account tokens Super Administrator',
    'bob@example.com can change single sign-on cal@example.com',
    'dan@example.com may be able to change members and user groups, may be able to create account tokens Super Administrator ?',
    'Super Administrator on Harbour',
  ]);
});

test('the drawing of steps ends at the resource of the target', () => {
  const permission = { kind: 'atomic', name: 'dns_records:edit' } as const;
  expect(sentences({ permission, resource: theZone('z1') }).at(-1)).toBe('dns_records:edit on z1.example');
});

test('the drawing of steps is empty where there is no walk', () => {
  const access = openAccount({ members: [memberRow('ada')] });
  expect(drawSteps(access, paths(access, superAdministratorTarget(access.account))).order).toBe(0);
});
