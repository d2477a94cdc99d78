import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Closing, closingSchema } from '@grantlens/review/internal';
import { encodeSnapshot } from '@grantlens/snapshot';
import { digestOf, seal } from '@grantlens/snapshot/internal';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Death, dyingAt } from './killed.ts';
import { grantlens } from './program.ts';
import { accountId } from './remediator-account.ts';
import {
  addLines,
  audit,
  type DecidedReview,
  decidedAt,
  decidedReview,
  ida,
  type Row,
  readyToClose,
  signing,
  verifiedAt,
} from './review-folder.ts';
import { credential, serveShop, startReviewed } from './reviewed-shop.ts';

const minutes = 60_000;

let decided: DecidedReview;
let closing: Closing;

const jsonIn = async (...names: readonly string[]) =>
  JSON.parse(await readFile(decided.at(...names), 'utf8'));
const logOf = (name: string) => readFile(decided.at(name, 'decisions.jsonl'), 'utf8');
const close = (name: string, now?: string) => decided.review('close', name, signing(now));
const verify = (name: string) => grantlens(['verify', decided.at(name)]);

/** A copy of the review that can be closed, or was. */
async function copyOf(from: string, name: string): Promise<string> {
  await cp(decided.at(from), decided.at(name), { recursive: true });
  return name;
}

/** Every file of a folder by its path, with its bytes. */
async function contentsOf(name: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(decided.at(name), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(files.sort().map(async (file) => [file, await readFile(file, 'base64')] as const)),
  );
}

beforeAll(async () => {
  decided = await decidedReview();
  await readyToClose(decided, await decided.copy('ready'));
  expect(await close(await copyOf('ready', 'closed'))).toMatchObject({ code: 0 });
  closing = await jsonIn('closed', 'review', 'closing.json');
}, 5 * minutes);

afterAll(() => decided?.remove());

test(
  'close says what is missing, all of it, with what to do, and changes nothing',
  async () => {
    const name = await decided.copy('missing');
    const { waiting, modified, left } = decided.units;
    const before = await contentsOf(name);
    const early = await close(name);
    expect(early.code).toBe(2);
    expect(early.out).toMatch(/^NOT CLOSED: 2 things are missing\n/);
    expect(early.out).toContain(
      `${modified.id?.replace('u-', 't-')} ${modified.email} ${modified.means}, “only for the one zone of the shop”: the task is not done; `,
    );
    expect(early.out).toContain('the decisions have not been held to a later snapshot; run “review verify”');
    expect(await contentsOf(name)).toEqual(before);
    await decided.review('verify', name, ['--after', decided.later, '--now', verifiedAt]);
    const verified = await close(name);
    expect(verified).toMatchObject({
      code: 2,
      out: expect.stringContaining(
        `${waiting.id} ${waiting.email} ${waiting.means}: it is to be revoked, and is still there; carry it out`,
      ),
    });
    expect(verified.out).not.toContain(left.id);
  },
  3 * minutes,
);

test(
  'close demands a word for every unit, from both reviewers where two are asked',
  async () => {
    const name = await copyOf('ready', 'undecided');
    const unit =
      decided.all.find(({ privileged, kind }) => privileged === 'yes' && kind === 'direct')?.id ?? '';
    const decide = (word: string, reviewer: string) =>
      decided.review('decide', name, [
        unit,
        '--decision',
        word,
        '--justification',
        'x',
        '--reviewer',
        reviewer,
        '--now',
        decidedAt,
      ]);
    await decide('revoke', audit);
    const { code, out } = await close(name);
    expect(code).toBe(2);
    expect(out).toMatch(
      new RegExp(`${unit} .+: its reviewers do not agree: ${ida} says keep, ${audit} says revoke; let one`),
    );
    await decide('escalate', ida);
    expect((await close(name)).out).toContain(`it was escalated, and waits for ${audit}`);
  },
  3 * minutes,
);

test(
  'close is refused after anything was decided, excepted or carried out since the last verification',
  async () => {
    const stale = 'was decided, excepted or carried out after the last verification';
    const unit =
      decided.all.find(({ privileged, kind }) => privileged === 'no' && kind === 'token')?.id ??
      decided.units.waiting.id ??
      '';
    const wait = ['--owner', 'o', '--reason', 'r', '--until', '2026-12-31', '--now', verifiedAt];
    const excepted = await copyOf('ready', 'stale-exception');
    await decided.review('except', excepted, [decided.units.waiting.id ?? '', ...wait]);
    const worded = await copyOf('ready', 'stale-decision');
    await decided.review('decide', worded, [
      unit,
      '--decision',
      'keep',
      '--justification',
      'x',
      '--reviewer',
      ida,
      '--now',
      verifiedAt,
    ]);
    const stepped = await copyOf('ready', 'stale-step');
    const last = (await logOf('ready')).split('\n').find((line) => line.includes('"state":"done"')) ?? '';
    const { seq: _seq, at: _at, previous: _previous, hash: _hash, ...step } = JSON.parse(last);
    await addLines(decided.at(stepped), [step]);
    for (const name of [excepted, worded, stepped])
      expect(await close(name), name).toMatchObject({ code: 2, out: expect.stringContaining(stale) });
    await decided.review('verify', excepted, ['--after', decided.later, '--now', verifiedAt]);
    expect((await close(excepted)).code).toBe(0);
  },
  3 * minutes,
);

test(
  'close goes by the day: an exception that has ended keeps a review open',
  async () => {
    const name = await copyOf('ready', 'ended');
    const { code, out } = await close(name, '2026-10-01T00:00:00Z');
    expect(code).toBe(2);
    expect(out).toContain('is still there, and its exception ended on 2026-09-30');
  },
  3 * minutes,
);

test(
  'close ends with 3 where it could not be seen whether a revoke is gone',
  async () => {
    const name = await copyOf('ready', 'unseen');
    const later = await jsonIn('later.json');
    const { digest: _, ...rest } = later;
    const members = { ...rest.collections.members, status: 'forbidden', items: [] };
    const blind = seal({ ...rest, collections: { ...rest.collections, members } });
    await writeFile(decided.at('blind.json'), encodeSnapshot(blind, 'json'));
    await decided.review('verify', name, ['--after', decided.at('blind.json'), '--now', verifiedAt]);
    const { code, out } = await close(name);
    expect(code).toBe(3);
    expect(out).toContain(
      'it is to be revoked, and whether it is gone could not be seen; verify it with a snapshot that shows it',
    );
  },
  3 * minutes,
);

test(
  'close evaluates the later snapshot again, and asks for it where it is not the one that was verified',
  async () => {
    const name = await copyOf('ready', 'swapped');
    await cp(decided.at(name, 'snapshot.json.gz'), decided.at(name, 'review', 'after.snapshot.json.gz'));
    const { code, out } = await close(name);
    expect(code).toBe(2);
    expect(out).toMatch(
      /the snapshot of the last verification \(line \d+ of the log\) is not in the package/,
    );
  },
  3 * minutes,
);

test(
  'close is refused on a package that is not as it was written, and beside files of somebody else',
  async () => {
    const changed = await copyOf('ready', 'changed');
    await appendFile(decided.at(changed, 'units.csv'), 'x');
    expect(await close(changed)).toMatchObject({ code: 1, err: expect.stringContaining('units.csv') });
    const strange = await copyOf('ready', 'strange');
    await writeFile(decided.at(strange, 'review', 'notes.txt'), 'x');
    expect(await close(strange)).toMatchObject({
      code: 1,
      err: expect.stringContaining('review/notes.txt, which no verb of a review wrote'),
    });
    const nobody = await decided.review('close', strange, ['--signed-by', ' ', '--role', 'x']);
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('--signed-by') });
  },
  3 * minutes,
);

test(
  'close removes what interrupted runs left in the folder of the review',
  async () => {
    const name = await copyOf('ready', 'leftovers');
    await writeFile(decided.at(name, 'review', 'sheets', '2-other.csv'), 'x');
    await writeFile(decided.at(name, 'review', `.closing.html.01234567-99999999-0123456789ab.tmp`), 'x');
    const { code, err } = await close(name);
    expect({
      code,
      removed: err.match(/\S+, which a run that was interrupted had left behind, was removed/g),
    }).toEqual({
      code: 0,
      removed: [
        expect.stringContaining('review/.closing.html.'),
        expect.stringContaining('review/sheets/2-other.csv'),
      ],
    });
    expect((await verify(name)).code).toBe(0);
  },
  3 * minutes,
);

test('a closing says what was reviewed, by whom, with what result, and who signed', () => {
  expect(closing.signOff).toMatchObject({
    by: 'cora@northharbour.example',
    role: 'head of security',
    at: '2026-07-21T09:00:00.000Z',
  });
  expect(closing.reviewed.takenAt.end).toBe('2026-07-01T08:00:05Z');
  expect(closing.later.takenAt.end).toBe('2026-07-19T08:00:05Z');
  expect(closing.kinds.every(({ started, decided: is, closed }) => started === is && is === closed)).toBe(
    true,
  );
  expect(closing.kinds.reduce((sum, { started }) => sum + started, 0)).toBe(decided.all.length);
  expect(closing.controlTotals.map(({ total, ties }) => [total, ties])).toEqual(
    Array(3).fill([decided.all.length, true]),
  );
  expect(closing.reviewers.map(({ reviewer }) => reviewer)).toEqual([audit, ida]);
  expect(closing.reviewers.find(({ reviewer }) => reviewer === audit)?.concerns).toEqual([]);
  expect(closing.batches.map(({ file, sha256 }) => [file, sha256?.length])).toEqual([
    [expect.stringContaining('.csv'), 64],
    [expect.stringContaining('.csv'), 64],
  ]);
  expect(new Set(closing.others.map(({ principal }) => principal))).toEqual(
    new Set(['nils.berg@northharbour.example']),
  );
});

test('a closing says of each revoke who decided, why, what carried it out, and what shows that it is gone', () => {
  const { left, removed, waiting } = decided.units;
  const unit = (id = '') => closing.units.find((one) => one.id === id);
  expect(unit(left.id)).toMatchObject({
    decision: 'revoke',
    said: [
      {
        reviewer: ida,
        decision: 'revoke',
        at: '2026-07-10T09:00:00.000Z',
        justification: 'moved to another team',
        ticket: 'OPS-12',
      },
    ],
    carriedOut: [{ action: 'remove-group-member', requestId: '8f1c2d3e4a5b6c7d-AMS', state: 'done' }],
    outcome: 'gone',
    exception: null,
  });
  expect(unit(removed.id)).toMatchObject({
    outcome: 'gone',
    carriedOut: [{ requestId: '8f1c2d3e9f8e7d6c-AMS' }],
  });
  expect(
    closing.units.filter(({ settledBy }) => settledBy === removed.id).map(({ outcome }) => outcome),
  ).toContain('gone');
  expect(unit(waiting.id)).toMatchObject({
    outcome: 'still there',
    exception: { owner: 'ops@northharbour.example', reason: 'waits for the release', until: '2026-09-30' },
  });
  expect(closing.tasks).toEqual([
    expect.objectContaining({
      units: [decided.units.modified.id],
      done: expect.objectContaining({ evidence: 'OPS-77: zone list cut to one' }),
    }),
  ]);
});

test('a closing is in the form that is published, and shows the same as a page', async () => {
  expect(closingSchema.parse(closing)).toEqual(closing);
  const page = await readFile(decided.at('closed', 'review', 'closing.html'), 'utf8');
  expect(closing.units.filter(({ id }) => !page.includes(id))).toEqual([]);
  expect(/<script|https?:\/\//.exec(page)).toBeNull();
});

test('the manifest of a closing names every file of the package but itself', async () => {
  const manifest = await jsonIn('closed', 'review', 'closing-manifest.json');
  const names = [...(await contentsOf('closed')).keys()].map((path) =>
    path.slice(decided.at('closed').length + 1),
  );
  expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(
    names.filter((name) => name !== 'review/closing-manifest.json').sort(),
  );
  expect(manifest).toMatchObject({
    format: 'grantlens.closing-manifest',
    closedAt: '2026-07-21T09:00:00.000Z',
    head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

test(
  'a second close says so and changes nothing',
  async () => {
    const before = await contentsOf('closed');
    expect(await close('closed')).toEqual({
      code: 0,
      out: `The review in ${decided.at('closed')} was closed by cora@northharbour.example at 2026-07-21T09:00:00.000Z: nothing was changed.\n`,
      err: '',
    });
    const status = await decided.review('status', 'closed', ['--now', '2026-08-01T00:00:00Z']);
    expect(status).toMatchObject({
      code: 0,
      out: expect.stringContaining(
        'Closed by cora@northharbour.example, head of security, at 2026-07-21T09:00:00.000Z.',
      ),
    });
    expect(await contentsOf('closed')).toEqual(before);
  },
  3 * minutes,
);

test(
  'every verb that appends is refused after close',
  async () => {
    const { waiting, modified } = decided.units;
    const id = waiting.id ?? '';
    const before = await contentsOf('closed');
    const sheet = decided.at(
      'closed',
      'review',
      'sheets',
      (await readdir(decided.at('closed', 'review', 'sheets')))[0] ?? '',
    );
    const verbs: readonly (readonly [string, readonly string[]])[] = [
      ['decide', [id, '--decision', 'keep', '--justification', 'x', '--reviewer', ida]],
      ['import', [sheet]],
      ['assign', [id, '--reviewer', audit, '--by', ida, '--reason', 'x']],
      ['except', [id, '--owner', 'x', '--reason', 'x', '--until', '2027-01-01']],
      ['done', [modified.id?.replace('u-', 't-') ?? '', '--by', 'x', '--evidence', 'x']],
      ['verify', ['--after', decided.later]],
      ['plan', []],
    ];
    for (const [verb, args] of verbs)
      expect(await decided.review(verb, 'closed', args), verb).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('was closed by cora@northharbour.example at 2026-07-21'),
      });
    expect(await decided.review('start', 'closed', ['--fallback', ida])).toMatchObject({ code: 1 });
    expect(await contentsOf('closed')).toEqual(before);
  },
  3 * minutes,
);

test(
  'the report after a closed review shows its decisions, and has no finding that it was not closed',
  async () => {
    const made = await grantlens([
      'report',
      '-s',
      decided.later,
      '--previous',
      decided.at('closed'),
      '--out',
      decided.at('next'),
      '--format',
      'json',
    ]);
    expect(made.code).toBe(0);
    const { tables } = await jsonIn('next', 'report.json');
    const { waiting } = decided.units;
    expect(tables.units.find(({ id }: { id: string }) => id === waiting.id)).toMatchObject({
      previousDecision: 'revoke',
      previousReviewer: ida,
    });
    expect(
      tables.findings.find(({ finding }: { finding: string }) => finding === 'previous-review-not-closed'),
    ).toMatchObject({ status: 'clean' });
    expect((await verify('next')).code).toBe(0);
  },
  3 * minutes,
);

test(
  'a closed review is verified from its files alone, and regenerated',
  async () => {
    expect(await verify('closed')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^closing +closed by cora@northharbour\.example at 2026-07-21T09:00:00\.000Z; regenerated: every byte is the same$/m,
      ),
    });
  },
  3 * minutes,
);

test.each<readonly [what: string, change: (folder: string) => Promise<void>, says: string]>([
  [
    'a file is missing',
    (folder) => rm(join(folder, 'review', 'plan.json')),
    'review/plan.json: it was there when the review was closed',
  ],
  [
    'a file is there that nothing names',
    (folder) => writeFile(join(folder, 'review', 'sheets', 'more.csv'), ''),
    'review/sheets/more.csv: it is there, and the closed review does not name it',
  ],
  [
    'the page is gone',
    (folder) => rm(join(folder, 'review', 'closing.html')),
    'review/closing.html: it was there',
  ],
  [
    'the manifest of the closing is gone',
    (folder) => rm(join(folder, 'review', 'closing-manifest.json')),
    'review/closing-manifest.json: it is not there, and the review is closed',
  ],
  [
    'its log is gone',
    (folder) => rm(join(folder, 'decisions.jsonl')),
    'decisions.jsonl: it was there when the review was closed',
  ],
  [
    'something was written after its end',
    (folder) => appendFile(join(folder, 'decisions.jsonl'), '{"at":"2027'),
    'comes after the line that closed the review',
  ],
  [
    'its log was cut',
    async (folder) => {
      const path = join(folder, 'decisions.jsonl');
      const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
      await writeFile(path, `${lines.slice(0, -1).join('\n')}\n`);
    },
    'the log does not say that the review was closed',
  ],
  [
    'a folder stands in place of a file',
    async (folder) => {
      await rm(join(folder, 'review', 'plan.json'));
      await mkdir(join(folder, 'review', 'plan.json'));
    },
    'review/plan.json: it is not a plain file',
  ],
])(
  'a closed review is not verified where %s',
  async (what, change, says) => {
    const name = await copyOf('closed', what.replaceAll(' ', '-'));
    await change(decided.at(name));
    expect(await verify(name)).toMatchObject({ code: 2, out: expect.stringContaining(says) });
  },
  3 * minutes,
);

test.each<[Death['when'], string, string]>([
  ['after', 'open', '/.closing'],
  ['after', 'rename', '/.closing'],
  ['before', 'open', 'decisions.jsonl'],
  ['after', 'open', 'decisions.jsonl'],
  ['before', 'rm', 'lock'],
])(
  'a close that is killed %s any %s of %s is finished by a second run',
  async (when, call, path) => {
    for (let nth = 1; ; nth += 1) {
      const death: Death = { when, call, nth, path };
      const name = await copyOf('ready', `killed-${when}-${call}-${nth}`);
      const first = await decided.review('close', name, signing(), { nodeArgs: dyingAt(death) });
      const again = await close(name);
      expect({ death, code: again.code, err: again.err }).toMatchObject({ code: 0 });
      expect({ death, ...(await verify(name)) }).toMatchObject({
        code: 0,
        out: expect.stringContaining('regenerated: every byte is the same'),
      });
      await rm(decided.at(name), { recursive: true });
      if (first.code === 0) break;
    }
  },
  15 * minutes,
);

test(
  'a close that is killed in the middle of its last lines leaves a review that a second run closes',
  async () => {
    const [signOff = '', last = ''] = (await logOf('closed')).trimEnd().split('\n').slice(-2);
    for (const cut of [last.length + 1, last.length - 9, last.length + signOff.length - 9]) {
      const name = await copyOf('closed', `torn-${cut}`);
      await rm(decided.at(name, 'review', 'closing-manifest.json'));
      await writeFile(
        decided.at(name, 'decisions.jsonl'),
        (await readFile(decided.at(name, 'decisions.jsonl'))).subarray(0, -cut),
      );
      const ran = await decided.review('close', name, [
        '--signed-by',
        'max@northharbour.example',
        '--role',
        'x',
        '--now',
        '2026-07-22T09:00:00Z',
      ]);
      expect(ran).toMatchObject({
        code: 0,
        out: expect.stringContaining('Signed by max@northharbour.example, x.'),
      });
      expect((await verify(name)).code).toBe(0);
    }
  },
  5 * minutes,
);

test(
  'a review that another version closed is held to its hashes, and its manifest to its digest',
  async () => {
    const name = await copyOf('closed', 'other-version');
    const path = decided.at(name, 'review', 'closing-manifest.json');
    const { digest: _, ...rest } = await jsonIn(name, 'review', 'closing-manifest.json');
    const other = { ...rest, tool: { ...rest.tool, version: '0.0.9' } };
    const write = (digest: string) => writeFile(path, `${JSON.stringify({ ...other, digest }, null, 2)}\n`);
    await write(digestOf(other));
    expect(await verify(name)).toMatchObject({
      code: 3,
      out: expect.stringContaining(
        'the closing by hashes only, NOT regenerated: the review was closed by grantlens 0.0.9',
      ),
    });
    await write(digestOf(rest));
    expect(await verify(name)).toMatchObject({
      code: 2,
      out: expect.stringContaining(
        'review/closing-manifest.json: it is not what was written: its digest does not match',
      ),
    });
  },
  3 * minutes,
);

test(
  'a review that is closed by the clock of the machine is verified with the moment that its log names',
  async () => {
    const name = await copyOf('ready', 'by-the-clock');
    const wait = ['--owner', 'ops', '--reason', 'later', '--until', '2999-12-31'];
    expect((await decided.review('except', name, [decided.units.waiting.id ?? '', ...wait])).code).toBe(0);
    expect((await decided.review('verify', name, ['--after', decided.later])).code).toBe(0);
    const ran = await decided.review('close', name, ['--signed-by', 'cora', '--role', 'head of security']);
    expect(ran).toMatchObject({ code: 0, err: expect.stringMatching(/^head \d+ [0-9a-f]{64}\n$/) });
    const { signOff } = await jsonIn(name, 'review', 'closing.json');
    const [line = ''] = (await logOf(name)).trimEnd().split('\n').slice(-1);
    expect(JSON.parse(line)).toMatchObject({ kind: 'close', at: signOff.at });
    expect((await verify(name)).code).toBe(0);
  },
  3 * minutes,
);

test(
  'a review that was planned, carried out and verified by the program is closed with the request of each revoke',
  async () => {
    const shop = await startReviewed();
    onTestFinished(() => shop.remove());
    const copy = await shop.copy('carried-out');
    const revoked = [
      shop.unit('token', { name: 'deploy' }),
      shop.unit('membership', { email: 'bob@example.com', groupName: 'Ops' }),
    ];
    const units: readonly Row[] = parse(await readFile(join(copy.path, 'units.csv')), {
      columns: true,
      bom: true,
    });
    // What the token holds goes with it.
    const kept = units.filter(({ id = '', name }) => !revoked.includes(id) && name !== 'deploy');
    await copy.decide('keep', ...kept.map(({ id = '' }) => id));
    await copy.decide('revoke', ...revoked);
    const { sandbox, apply } = await serveShop();
    expect(await apply(copy)).toMatchObject({ code: 0 });
    const later = join(shop.folder, 'later.json');
    const address = ['--api-base', sandbox.baseUrl, '--account', accountId];
    await grantlens(['snapshot', ...address, '--out', later, '--quiet'], { env: credential });
    const verified = await copy.review('verify', '--after', later);
    const ran = await copy.review('close', '--signed-by', 'cora', '--role', 'head of security');
    expect({ verified, ran }).toMatchObject({ verified: { code: 0 }, ran: { code: 0 } });
    const closed: Closing = JSON.parse(await readFile(join(copy.path, 'review', 'closing.json'), 'utf8'));
    const shown = closed.units.filter(({ id }) => revoked.includes(id));
    expect(shown.map(({ outcome, carriedOut }) => [outcome, carriedOut.map(({ action }) => action)])).toEqual(
      expect.arrayContaining([
        ['gone', ['remove-group-member']],
        ['gone', ['disable-token']],
      ]),
    );
    for (const { carriedOut } of shown) expect(carriedOut[0]?.requestId).toMatch(/-BOX$/);
    const page = await readFile(join(copy.path, 'review', 'closing.html'), 'utf8');
    expect(page).toContain('<b>1</b><span>reviewer</span>');
    expect(await grantlens(['verify', copy.path])).toMatchObject({
      code: 0,
      out: expect.stringContaining('regenerated: every byte is the same'),
    });
    const again = await apply(copy);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('was closed by cora') });
  },
  5 * minutes,
);
