import { createHash } from 'node:crypto';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { ReviewState } from '../decisions/review-state.ts';
import { manifest, startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { sheetsOf } from '../sheets/sheet.ts';
import { sheetCsv } from '../sheets/sheet-csv.ts';
import { sheetWorkbook } from '../sheets/sheet-workbook.ts';
import { readSheet } from './read-sheet.ts';
import { type Taking, takeSheets } from './take-sheets.ts';

const units = [
  unitOf('1', { means: 'can change “DNS; records”, and more\nthan that', findings: ['f-1', 'f-2'] }),
  unitOf('2', { privileged: 'yes', email: '=ada@example.com', groupName: '+x', principalId: '1e10' }),
  unitOf('3', { subjects: ['rita@example.com'] }),
  unitOf('4', { previousDecidedAt: '2026-01-02T03:04:05Z', carries: 12 }),
];
// Unit 3 is about the reviewer herself: it is somebody else's.
const assigned = units.map(({ id }) => ({
  unit: id,
  reviewer: id === 'u-3' ? 'joe@example.com' : 'rita@example.com',
  role: 'first' as const,
}));
const started = startOf(units, {}, assigned);
const { state } = stateAfter(started);
const rita = sheetsOf(state).find(({ reviewer }) => reviewer === 'rita@example.com');
if (rita === undefined) throw new Error('Rita has no sheet');
const csv = sheetCsv(rita);

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function take(of: ReviewState, ...files: readonly (string | Uint8Array)[]): Promise<Taking> {
  const read = await Promise.all(
    files.map(async (file, at) => {
      const bytes = typeof file === 'string' ? bytesOf(file) : file;
      const reading = await readSheet(bytes);
      return { reading, file: `f${at + 1}`, sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
  const refusals = read.flatMap(({ reading, file }) =>
    reading.kind === 'refused' ? reading.refusals.map((refusal) => ({ file, ...refusal })) : [],
  );
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return takeSheets(
    of,
    read.flatMap(({ reading, file, sha256 }) =>
      reading.kind === 'sheet' ? [{ file, sha256, sheet: reading.sheet, signature: null }] : [],
    ),
  );
}

const refusalsOf = async (...files: readonly (string | Uint8Array)[]) => {
  const taking = await take(state, ...files);
  return taking.kind === 'taken' ? [] : taking.refusals.map(({ where, what }) => `${where}: ${what}`);
};
const decidedIn = async (...files: readonly (string | Uint8Array)[]) => {
  const taking = await take(state, ...files);
  if (taking.kind === 'refused') return taking.refusals;
  return taking.batches
    .flatMap(({ decisions }) => decisions.map(({ unit, word }) => `${unit} ${word}`))
    .sort();
};

const columnsOf = (header = '') => header.replace(/^\ufeff/, '').split(',');

/** The sheet with something written into the cells of a unit. */
function filled(unit: string, cells: Readonly<Record<string, string>>, of: string = csv): string {
  const [header = '', ...lines] = of.split('\r\n');
  const columns = columnsOf(header);
  const write = (line: string) => {
    const values = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
    for (const [column, text] of Object.entries(cells)) values[columns.indexOf(column)] = text;
    return values.slice(0, columns.length).join(',');
  };
  return [header, ...lines.map((line) => (line.startsWith(`${unit},`) ? write(line) : line))].join('\r\n');
}

test('a CSV is taken as it was written, with nothing decided', async () => {
  expect(await take(state, csv)).toEqual({ kind: 'taken', batches: [], notes: ['f1 has no decision.'] });
});

const done = filled(
  'u-4',
  { decision: 'Keep' },
  filled('u-2', { decision: 'revoke', justification: '"left, at last"' }),
);
test('a CSV is taken with commas, semicolons or tabs, with or without a byte-order mark and quotes', async () => {
  const expected = ['u-2 revoke', 'u-4 keep'];
  expect(await decidedIn(done)).toEqual(expected);
  expect(await decidedIn(done.replace(/^\ufeff/, ''))).toEqual(expected);
  expect(await decidedIn(done.replaceAll('\r\n', '\n'))).toEqual(expected);
  for (const sign of [';', '\t']) {
    const cells = done
      .split('\r\n')
      .map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')));
    const lines = cells.map((line) =>
      line
        ?.map((cell) => (cell.includes(sign) && !cell.startsWith('"') ? `"${cell}"` : cell))
        .slice(0, -1)
        .join(sign),
    );
    expect(await decidedIn(lines.join('\r\n'))).toEqual(expected);
    expect(await decidedIn(`sep=${sign}\r\n${lines.join('\r\n')}`)).toEqual(expected);
  }
  expect(await decidedIn(done.replaceAll(/(^|,)([^",\r\n]*)(?=,|\r)/g, '$1"$2"'))).toEqual(expected);
});

test('a CSV is taken where a spreadsheet removed the zeros in front of a number', async () => {
  expect(await decidedIn(done.replaceAll('0012345', '12345'))).toEqual(['u-2 revoke', 'u-4 keep']);
});

test('a CSV is taken with added columns and with rows removed, and the removal is reported', async () => {
  const wider = done.replaceAll('\r\n', ',mine\r\n');
  expect(await decidedIn(wider)).toEqual(['u-2 revoke', 'u-4 keep']);
  const fewer = done
    .split('\r\n')
    .filter((line) => !line.startsWith('u-4'))
    .join('\r\n');
  expect(await take(state, fewer)).toMatchObject({
    notes: ['f1 has 2 of the 3 rows that rita@example.com was given; the others stay open.'],
  });
});

/** Columns that only inform, as versions before wrote sheets without them. */
const later = [
  ...['lastActivityKind', 'lastActivitySince', 'managedBy', 'createdAt', 'createdBy', 'createdFrom'],
  ...['firstSeen', 'notSeenBefore', 'changedBy', 'conditions'],
];
const informing = [
  'change',
  'previousDecision',
  'previousReviewer',
  'previousDecidedAt',
  'lastActivity',
  ...later,
];
const withoutColumns = (names: readonly string[], of: string) => {
  const columns = columnsOf(of.split('\r\n')[0]);
  return of
    .split('\r\n')
    .map((text) => text.replace(/^\ufeff/, '').match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [])
    .map((cells) =>
      cells
        .slice(0, columns.length)
        .filter((_, at) => !names.includes(columns[at] ?? ''))
        .join('')
        .replace(/,$/, ''),
    )
    .join('\r\n');
};

test.each([later, ...informing.map((column) => [column]), informing].map((missing) => ({ missing })))(
  'a CSV without $missing, which only inform, is taken',
  async ({ missing }) => {
    const without = withoutColumns(missing, done);
    expect(columnsOf(without.split('\r\n')[0])).toHaveLength(
      columnsOf(done.split('\r\n')[0]).length - missing.length,
    );
    expect(await decidedIn(without)).toEqual(['u-2 revoke', 'u-4 keep']);
  },
);

test('a CSV without a column that is decided about is refused, and so is a changed cell that only informs', async () => {
  for (const column of ['access', 'privileged', 'findings', 'note', 'reviewer', 'justification'])
    expect(await refusalsOf(withoutColumns([column], done))).toEqual([
      `line 1: a column is missing: ${column}`,
    ]);
  expect((await refusalsOf(filled('u-2', { lastActivityKind: 'login' })))[0]).toMatch(
    /lastActivityKind was changed/,
  );
});

const why = async (unit: string, cells: Readonly<Record<string, string>>) => refusalsOf(filled(unit, cells));
const line = csv.split('\r\n').findIndex((text) => text.startsWith('u-2')) + 2;
const at = (column: string) =>
  `line ${line}, column ${columnsOf(csv.split('\r\n')[0]).indexOf(column) + 1} (${column})`;

test.each([
  ['another package', { manifest: 'b'.repeat(64) }, 'manifest', /another package/],
  ['an unknown unit', { id: 'u-99' }, 'id', /"u-99" is not a unit of this package/],
  ['evidence that was changed', { means: 'can read' }, 'means', /means was changed: it was "can change/],
  ['evidence that was emptied', { permissionGroupName: '' }, 'permissionGroupName', /it was "DNS"/],
  [
    'a number that lost digits',
    { principalId: '1E+10' },
    'principalId',
    /principalId was changed: it was "1e10"/,
  ],
  ['an unknown word', { decision: 'approve' }, 'decision', /"approve" is not a decision/],
  ['a revoke without a reason', { decision: 'revoke' }, 'justification', /"revoke" needs a justification/],
  [
    'a modify with a blank reason',
    { decision: 'modify', justification: '  ' },
    'justification',
    /"modify" needs/,
  ],
  ['an escalate without a reason', { decision: 'escalate' }, 'justification', /"escalate" needs/],
  [
    'a keep of something privileged without a reason',
    { decision: 'keep' },
    'justification',
    /something that is privileged/,
  ],
  [
    'a day that no calendar has',
    { decision: 'keep', justification: 'x', due: '2026-02-30' },
    'due',
    /"2026-02-30" is not a day/,
  ],
  [
    'a day as a spreadsheet spells it',
    { decision: 'keep', justification: 'x', due: '31.03.2026' },
    'due',
    /is not a day/,
  ],
  [
    'a reason without a decision',
    { justification: 'because' },
    'justification',
    /there is a justification and no decision/,
  ],
  ['a day without a decision', { due: '2026-03-31' }, 'due', /there is a due and no decision/],
  ['a ticket without a decision', { ticket: 'A-1' }, 'ticket', /there is a ticket and no decision/],
  [
    'the rows of another reviewer',
    { reviewer: 'joe@example.com' },
    'reviewer',
    /the reviewer is joe@example.com/,
  ],
  ['no reviewer', { reviewer: '' }, 'reviewer', /the reviewer is missing/],
])('a CSV is refused with line and column for %s', async (_, cells, column, what) => {
  const refusals = await why('u-2', cells);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toMatch(what);
  expect(refusals[0]?.startsWith(`${at(column)}: `)).toBe(true);
});

test('a CSV is refused with both places where a unit is there twice', async () => {
  const twice = `${csv}${csv.split('\r\n').find((text) => text.startsWith('u-2'))}\r\n`;
  expect(await refusalsOf(twice)).toEqual([`line 6, column 1 (id): u-2 is there twice, also in ${at('id')}`]);
});

test('a CSV is refused from a reviewer who is not assigned, or whom it is about', async () => {
  const joe = sheetsOf(state).find(({ reviewer }) => reviewer === 'joe@example.com');
  const sheet = sheetCsv({ manifest, reviewer: 'joe@example.com', rows: joe?.rows ?? [] });
  const as = (reviewer: string) =>
    refusalsOf(filled('u-3', { decision: 'keep' }, sheet.replaceAll('joe@example.com', reviewer)));
  expect(await as('joe@example.com')).toEqual([]);
  expect((await as('eve@example.com'))[0]).toMatch(/eve@example.com is not assigned to u-3/);
  expect((await as('RITA@example.com '))[0]).toMatch(/would decide about their own access/);
});

test('a CSV is refused as a whole when it is of another package, not UTF-8, not CSV, empty, or has wrong columns', async () => {
  expect(await refusalsOf(csv.replaceAll('a'.repeat(64), 'b'.repeat(64)))).toHaveLength(1);
  expect((await refusalsOf(new Uint8Array([...bytesOf(csv), 0xe9])))[0]).toMatch(/^line 6: it is not UTF-8/);
  expect((await refusalsOf(csv.replace('u-2,', 'u-2,x"y,')))[0]).toMatch(/not CSV/);
  expect((await refusalsOf(''))[0]).toMatch(/it is empty/);
  expect(await refusalsOf(csv.replace('means', 'meaning'))).toEqual(['line 1: a column is missing: means']);
  expect(await refusalsOf(csv.replace('note', 'means'))).toEqual(['line 1: the column means is there twice']);
});

test('everything wrong in any file is reported at once, and nothing of any file is taken', async () => {
  const good = filled('u-4', { decision: 'keep' });
  const bad = filled('u-2', { decision: 'no' }, filled('u-1', { decision: 'revoke' }));
  expect(await refusalsOf(good, bad)).toHaveLength(2);
  expect(await take(state, good, bad)).not.toHaveProperty('batches');
});

test('the same file is not taken twice, in one import or in two', async () => {
  const done = filled('u-4', { decision: 'keep' });
  const taking = await take(state, done, done);
  expect(taking).toMatchObject({ kind: 'taken', batches: [{ file: 'f1' }] });
  expect(taking.kind === 'taken' && taking.notes).toEqual([
    'f2 was imported before: nothing of it is taken again.',
  ]);
});

test('a unit is not decided in two ways by one reviewer in one import', async () => {
  const keep = filled('u-4', { decision: 'keep' });
  const revoke = filled('u-4', { decision: 'revoke', justification: 'left' });
  expect((await refusalsOf(keep, revoke))[0]).toMatch(/u-4 is decided otherwise in f1/);
});

test('a decision that is in force is not taken a second time', async () => {
  const after = stateAfter(started, ['rita@example.com', ['4', 'keep']]).state;
  expect(await take(after, filled('u-4', { decision: 'keep' }))).toMatchObject({
    batches: [],
    notes: ['1 of the decisions in f1 are in force already.'],
  });
});

const edit = async (change: (rows: unknown[][], columns: readonly string[]) => void) => {
  const book = await readXlsx(await sheetWorkbook(rita));
  const rows = (book.sheets[0]?.rows ?? []).map((row) => [...row]) as unknown[][];
  const columns = (rows[3] ?? []).map(String);
  change(rows, columns);
  return writeXlsx({ sheets: [{ name: 'Decisions', rows: rows as never }] });
};
const set = (unit: string, cells: Readonly<Record<string, unknown>>) =>
  edit((rows, columns) => {
    const row = rows.find((one) => one[columns.indexOf('id')] === unit);
    for (const [column, value] of Object.entries(cells)) if (row) row[columns.indexOf(column)] = value;
  });

test('a workbook is read back as it was written, and as a spreadsheet saved it', async () => {
  expect(await take(state, await sheetWorkbook(rita))).toMatchObject({ kind: 'taken', batches: [] });
  expect(await decidedIn(await set('u-4', { decision: 'keep' }))).toEqual(['u-4 keep']);
  expect(await decidedIn(await set('u-4', { decision: 'keep', principalId: 12345, ticket: 4711 }))).toEqual([
    'u-4 keep',
  ]);
});

test('a workbook without the columns that only inform is taken', async () => {
  const without = await edit((rows, columns) => {
    for (const row of rows.slice(3))
      row.splice(0, row.length, ...row.filter((_, at) => !informing.includes(columns[at] ?? '')));
    const [, , , header = []] = rows;
    const filled = rows.find((row) => row[header.indexOf('id')] === 'u-4');
    if (filled) filled[header.indexOf('decision')] = 'keep';
  });
  expect(await decidedIn(without)).toEqual(['u-4 keep']);
});

test('a workbook may give a day with a cell that is a date', async () => {
  const taking = await take(state, await set('u-4', { decision: 'keep', due: new Date('2026-05-31') }));
  expect(taking).toMatchObject({ batches: [{ decisions: [{ due: '2026-05-31' }] }] });
});

test.each([
  ['means', 'can read', /cell D\d+: means was changed/],
  ['decision', 'yes', /cell \w+\d+: "yes" is not a decision/],
  ['justification', new Date('2026-05-31'), /the justification is a date of the spreadsheet/],
  ['ticket', 1.5e21, /the ticket is a number to the spreadsheet/],
  ['due', 46000, /the due is a number to the spreadsheet/],
  ['decision', true, /the decision is true or false to the spreadsheet/],
])('a workbook is refused with sheet and cell where %s is %s', async (column, value, why) => {
  const [refusal] = await refusalsOf(await set('u-4', { decision: 'keep', [column]: value }));
  expect(refusal).toMatch(/^sheet Decisions, cell [A-Z]+\d+: /);
  expect(refusal).toMatch(why);
});

test('a workbook is refused as a whole where it cannot be read, or no sheet has decisions', async () => {
  expect((await refusalsOf(new Uint8Array([0x50, 0x4b, 3, 4, 1])))[0]).toMatch(/it is not a workbook/);
  expect((await refusalsOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])))[0]).toMatch(/older kind/);
  const other = await writeXlsx({ sheets: [{ name: 'Other', rows: [['id']] }] });
  expect((await refusalsOf(other))[0]).toMatch(/no sheet has the columns/);
});

const json = (decisions: readonly object[], more: object = {}) =>
  JSON.stringify(
    {
      format: 'grantlens.decisions',
      version: 1,
      manifest,
      reviewer: 'rita@example.com',
      ...more,
      decisions,
    },
    null,
    2,
  );

test('JSON is taken, with the seconds that each decision took', async () => {
  const taking = await take(state, json([{ id: 'u-4', decision: 'keep', seconds: 4 }]));
  expect(taking).toMatchObject({ batches: [{ seconds: 4, decisions: [{ unit: 'u-4', word: 'keep' }] }] });
});

test('JSON is taken with the time of its new decisions, and not that of those which are in force', async () => {
  const after = stateAfter(started, ['rita@example.com', ['4', 'keep']]).state;
  const more = json([
    { id: 'u-4', decision: 'keep', seconds: 4 },
    { id: 'u-1', decision: 'revoke', justification: 'left', seconds: 2.5 },
    { id: 'u-2', decision: 'revoke', justification: 'left', seconds: 0.2 },
  ]);
  expect(await take(after, more)).toMatchObject({ batches: [{ seconds: 2.7, decisions: [{}, {}] }] });
  const whole = json([{ id: 'u-4', decision: 'keep' }], { seconds: 60 });
  expect(await take(state, whole)).toMatchObject({ batches: [{ seconds: 60 }] });
});

test('JSON that decides nothing is refused: nobody imports it into the wrong package unseen', async () => {
  expect(await refusalsOf(json([], { manifest: 'b'.repeat(64) }))).toEqual([
    'line 6, column 16: decisions: there is no decision in it',
  ]);
});

test('JSON is refused with the line and column of the value', async () => {
  expect(
    await refusalsOf(
      json([
        { id: 'u-4', decision: 'keep' },
        { id: 'u-2', decision: 'aye' },
      ]),
    ),
  ).toEqual(['line 13, column 19: "aye" is not a decision']);
  expect(await refusalsOf(json([{ id: 'u-2', decision: 'revoke' }]))).toEqual([
    'line 7, column 5: "revoke" needs a justification',
  ]);
  expect((await refusalsOf(json([{ id: 7 }])))[0]).toMatch(/^line 8, column 13: decisions\.0\.id/);
  const other = json([{ id: 'u-4', decision: 'keep' }], { version: 2 });
  expect((await refusalsOf(other))[0]).toMatch(/^line 3, column 14: version/);
  expect((await refusalsOf('{"format":\n nothing'))[0]).toMatch(/^line 2, column \d+: it is not JSON/);
  expect((await refusalsOf('{"format": '))[0]).toMatch(/^line 1, column \d+: it is not JSON/);
});
