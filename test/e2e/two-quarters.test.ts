import { readdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givePolicy } from './other-administrator.ts';
import { grantlens, startGrantlens } from './program.ts';
import { mistakes, type SheetRow } from './sheet-mistakes.ts';
import {
  audit,
  env,
  greta,
  ida,
  kai,
  type Quarters,
  type ReviewedUnits,
  reviewedUnits,
  rowsOf,
  saveSheet,
  startQuarters,
  tom,
  tove,
} from './two-quarters.ts';

/**
 * Two quarters of North Harbour, by the program alone: from the first report to the one of the next quarter. Each test is
 * a step of the same review and follows the one before it.
 */

const minutes = 60_000;
let quarters: Quarters;
let units: ReviewedUnits;
let plan: { readonly steps: readonly { readonly id: string; readonly units: readonly string[] }[] };

const at: Quarters['at'] = (...names) => quarters.at(...names);
const review: Quarters['review'] = (verb, ...args) => quarters.review(verb, ...args);
const apply = (...args: readonly string[]) => grantlens(quarters.applyArgs(...args), { env });
const close = () => review('close', '--signed-by', audit, '--role', 'Head of audit');
const jsonIn = async (file: string) => JSON.parse(await readFile(file, 'utf8'));

/** Everything of a sheet is kept, but what is to go. */
function decided(row: SheetRow): SheetRow {
  const reason = units.reasons.get(row.id ?? '');
  return reason === undefined
    ? { ...row, decision: 'keep', justification: 'needed for the job' }
    : { ...row, decision: 'revoke', justification: reason, ticket: 'SEC-412' };
}

beforeAll(async () => {
  quarters = await startQuarters();
}, minutes);

afterAll(() => quarters.end());

test(
  'a review of the quarter starts with three reviewers, and none decides about themselves',
  async () => {
    expect((await quarters.snapshot('q3.json')).code).toBe(0);
    const made = await grantlens([
      'report',
      '-s',
      at('q3.json'),
      '--out',
      at('q3'),
      '--format',
      'csv,json,html',
    ]);
    expect(made.code).toBe(0);
    units = reviewedUnits(await rowsOf(at('q3', 'units.csv')));
    const lines = ['reviewer,kind,group', `${ida},,`, `${audit},token,`, `${greta},,Network Operations`];
    await writeFile(at('who.csv'), [...lines, ''].join('\n'));
    const { code, out } = await review('start', '--reviewers', at('who.csv'), '--fallback', audit);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`${units.rows.length} units`) });
    const assigned = new Map(
      (await rowsOf(at('q3', 'review', 'assignment.csv'))).map((row) => [row.unit, row.reviewer]),
    );
    expect(new Set(assigned.values())).toEqual(new Set([ida, audit, greta]));
    const ofGroup = { groupName: 'Network Operations' };
    expect(assigned.get(units.unit('membership', { ...ofGroup, email: greta }))).toBe(audit);
    expect(assigned.get(units.unit('handout', ofGroup))).toBe(audit);
    expect(
      assigned.get(units.unit('membership', { ...ofGroup, email: 'hamish.orr@northharbour.example' })),
    ).toBe(greta);
  },
  3 * minutes,
);

test(
  'no sheet is taken that has a mistake, and each is named with its line and its column',
  async () => {
    expect((await review('sheets', '--out', at('sheets'), '--format', 'csv')).code).toBe(0);
    const { sheets } = await jsonIn(at('sheets', 'sheets.json'));
    const file = sheets.find(({ reviewer }: SheetRow) => reviewer === ida).file;
    const rows = await rowsOf(at('sheets', file));
    const ordinary = rows.filter(({ privileged }) => privileged === 'no');
    const files = await Promise.all(
      mistakes.map(({ make }, index) => saveSheet(at(`mistake-${index}.csv`), make(ordinary))),
    );
    const before = await quarters.lines();
    const { code, out } = await review('import', ...files);
    expect(code).toBe(2);
    const named = mistakes.map(({ made }, index) => {
      const line = out.split('\n').find((one) => one.includes(`mistake-${index}.csv, line `));
      return { made, column: /, line \d+, column \d+ \((\w+)\): /.exec(line ?? '')?.[1] };
    });
    expect(named).toEqual(mistakes.map(({ made, column }) => ({ made, column })));
    expect(await quarters.lines()).toEqual(before);
  },
  3 * minutes,
);

test(
  'the sheets of all reviewers are taken, whatever spreadsheet saved them, and decide every unit',
  async () => {
    const files = (await readdir(at('sheets'))).filter((name) => name.endsWith('.csv'));
    const filled = await Promise.all(
      files.map(async (name) => saveSheet(at(name), (await rowsOf(at('sheets', name))).map(decided))),
    );
    expect((await review('import', ...filled)).code).toBe(0);
    const { out } = await review('status', '-o', 'json');
    expect(JSON.parse(out)).toMatchObject({
      total: { open: 0, revoke: units.reasons.size + units.settled.length },
    });
    expect((await grantlens(['verify', at('q3')])).code).toBe(0);
  },
  3 * minutes,
);

test(
  'the plan stops at the DNS that a deny cut until somebody accepts that it comes back',
  async () => {
    const open = await review('plan', '--out', at('plan.json'));
    expect(open.code).toBe(2);
    const { steps } = await jsonIn(at('plan.json'));
    const asked = steps.filter(({ unintended }: { unintended: readonly object[] }) => unintended.length > 0);
    expect(asked).toEqual([
      expect.objectContaining({
        action: 'remove-group-member',
        units: [units.unit('membership', { email: kai, groupName: 'Revenue freeze' })],
      }),
    ]);
    const refused = await apply();
    expect(refused.code).toBe(2);
    const accepted = await review(
      'plan',
      '--accept',
      asked[0].id,
      '--by',
      audit,
      '--out',
      at('accepted.json'),
    );
    expect(accepted.code).toBe(0);
    plan = await jsonIn(at('accepted.json'));
  },
  3 * minutes,
);

test(
  'a run that is killed goes on where it was, and stops at what somebody else has changed',
  async () => {
    await givePolicy(quarters.baseUrl, at('q3.json'), [
      tom,
      'Analytics',
      'com.cloudflare.api.account.f0919664a81fca51bc5e6109bd9a6548',
    ]);
    const killed = startGrantlens(quarters.applyArgs('--plan', at('accepted.json')), { env });
    while ((await quarters.steps('intended')).length < 2) await pause(5);
    killed.kill('SIGKILL');
    await killed.ran;
    const stopped = await apply('--plan', at('accepted.json'));
    expect(stopped).toMatchObject({ code: 2, out: expect.stringContaining(tom) });
    const billing = units.unit('direct', { email: tom, permissionGroupName: 'Billing' });
    const ofTom = plan.steps.find((step) => step.units.includes(billing))?.id;
    const done = new Set([...(await quarters.steps('done')), ...(await quarters.steps('already so'))]);
    const others = plan.steps.map(({ id }) => id).filter((id) => id !== ofTom && !done.has(id));
    expect(others.length).toBeGreaterThan(0);
    expect((await apply('--only', ...others)).code).toBe(0);
    expect(await quarters.steps('done')).not.toContain(ofTom);
  },
  3 * minutes,
);

test(
  'a later snapshot shows what is gone, what is still there and what came back another way',
  async () => {
    await givePolicy(quarters.baseUrl, at('q3.json'), [tove, 'Domain DNS', 'Campaigns']);
    expect((await quarters.snapshot('later.json')).code).toBe(0);
    const { code, out } = await review('verify', '--after', at('later.json'), '-o', 'json');
    expect(code).toBe(2);
    const results: readonly SheetRow[] = JSON.parse(out).results;
    const outcomes = new Map(results.map(({ unit = '', outcome }) => [unit, outcome]));
    expect([...units.reasons.keys()].map((id) => [id, outcomes.get(id)])).toEqual(
      [...units.reasons.keys()].map((id) => [id, units.outcome(id)]),
    );
    expect(
      [...outcomes].filter(
        ([id, outcome]) => !units.reasons.has(id) && !units.settled.includes(id) && outcome !== 'kept',
      ),
    ).toEqual([]);
  },
  3 * minutes,
);

test(
  'a review is not closed while a revoke is not gone, and is closed with an exception for each that waits',
  async () => {
    const open = await close();
    expect(open).toMatchObject({ code: 2, out: expect.stringContaining(tom) });
    const waiting = [...units.reasons.keys()].filter((id) => units.outcome(id) !== 'gone');
    const why = ['--owner', audit, '--reason', 'is put right by hand', '--until', '2099-12-31'];
    expect((await review('except', ...waiting, ...why)).code).toBe(0);
    await review('verify', '--after', at('later.json'));
    expect((await close()).code).toBe(0);
    expect(await grantlens(['verify', at('q3')])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^closing .+; regenerated: every byte is the same$/m),
    });
    const late = await review('done', 't-1', '--by', audit, '--evidence', 'SEC-1');
    expect(late.code).toBe(1);
  },
  3 * minutes,
);

test(
  'the report of the next quarter shows what was decided about each unit in this one',
  async () => {
    const made = await grantlens([
      'report',
      '-s',
      at('later.json'),
      '--previous',
      at('q3'),
      '--out',
      at('q4'),
      '--format',
      'csv,json,html',
    ]);
    expect(made.code).toBe(0);
    const next = new Map((await rowsOf(at('q4', 'units.csv'))).map((row) => [row.id, row]));
    const billing = units.unit('direct', { email: tom, permissionGroupName: 'Billing' });
    expect(next.get(billing)).toMatchObject({ previousDecision: 'revoke', previousReviewer: ida });
    const gone = new Set([...units.reasons.keys(), ...units.settled]);
    const kept = units.rows.filter(({ id = '' }) => !gone.has(id) && next.has(id));
    expect(kept.map(({ id }) => next.get(id ?? '')?.previousDecision)).toEqual(kept.map(() => 'keep'));
    const findings = await readFile(at('q4', 'findings.csv'), 'utf8');
    expect(findings).toMatch(/^previous-review-not-closed,[^,]+,[^,]+,[^,]+,clean,/m);
    expect((await grantlens(['verify', at('q4')])).code).toBe(0);
  },
  3 * minutes,
);
