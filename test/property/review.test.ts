import { createHash } from 'node:crypto';
import { type ReviewUnit, readLog, reviewState } from '@grantlens/review';
import {
  addToLog,
  assign,
  batchEntries,
  csvColumns,
  emptyHead,
  type GivenBatch,
  type LogLine,
  readSheet,
  sheetCsv,
  sheetsOf,
  startEntry,
  takeSheets,
} from '@grantlens/review/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';

const numRuns = Math.ceil(budget.cases / 2) + 20;
const { seed } = budget;
const manifest = 'c'.repeat(64);
const now = '2026-04-01T00:00:00.000Z';
const reviewers = ['ann@x.example', 'bob@x.example', 'fay@x.example'] as const;
const bytesOf = (text: string) => new TextEncoder().encode(text);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('=1+1', '"', ';', ',', "'", ' x', '-1', '007', 'a\nb', 'a\r\nb'),
);
const maybeText = fc.option(anyText, { nil: null });

const aUnit: fc.Arbitrary<Omit<ReviewUnit, 'id'>> = fc.record({
  kind: fc.constantFrom('account', 'membership', 'direct', 'handout', 'token'),
  access: fc.constantFrom('allow', 'deny', 'either'),
  principalId: fc.constantFrom('p1', 'p2', '0042'),
  email: maybeText,
  name: maybeText,
  groupId: maybeText,
  groupName: maybeText,
  permissionGroupId: maybeText,
  permissionGroupName: maybeText,
  scopeKey: maybeText,
  scopeName: maybeText,
  means: anyText,
  privileged: fc.constantFrom('yes', 'no', 'unknown'),
  carries: fc.nat(99),
  change: fc.constantFrom('new', 'changed', 'unchanged', null),
  previousDecision: maybeText,
  previousReviewer: maybeText,
  previousDecidedAt: fc.constantFrom(null, '2026-01-02T03:04:05Z'),
  findings: fc.array(anyText, { maxLength: 2 }),
  lastActivity: fc.constant(null),
  lastActivityKind: fc.constant(null),
  lastActivitySince: fc.constant(null),
  managedBy: fc.constantFrom('identity provider', 'terraform', 'hand', 'not known'),
  createdAt: fc.constant(null),
  createdBy: fc.constant(null),
  createdFrom: fc.constant(null),
  firstSeen: fc.constant(null),
  notSeenBefore: fc.constant(null),
  changedBy: fc.constant([]),
  conditions: fc.constant([]),
  note: maybeText,
  except: fc.array(anyText, { maxLength: 2 }),
  permissionGroupLabel: maybeText,
  found: fc.constant([]),
  manager: maybeText,
  department: maybeText,
  managerEmail: fc.constant(null),
  subjects: fc.subarray([...reviewers]).map((all) => all.slice(0, 1)),
});

const someUnits = fc
  .array(aUnit, { minLength: 1, maxLength: 8 })
  .map((units) => units.map((unit, at): ReviewUnit => ({ id: `u-${at}`, ...unit })));

function startOf(units: readonly ReviewUnit[], twoPerson: boolean) {
  const rules = [{ line: 2, reviewers: [reviewers[0], reviewers[1]], cells: new Map() }];
  const { assigned } = assign(units, { rules, fallback: reviewers[2], twoPerson });
  const options = {
    twoPerson: twoPerson ? ('privileged' as const) : null,
    due: null,
    fallback: reviewers[2],
  };
  const log = addToLog(emptyHead(manifest), now, [startEntry(units, assigned, { options, tool: '0' })]);
  return { units, assigned, log };
}

type Started = ReturnType<typeof startOf>;

function stateOf({ units, assigned }: Started, lines: readonly LogLine[]) {
  const state = reviewState({ units, assigned, lines });
  if (state === null) throw new Error('the review has started');
  return state;
}

/** The log after batches, one after the other. */
function after({ log }: Started, batches: readonly GivenBatch[]) {
  let { text, head } = log;
  const lines = [...log.lines];
  for (const batch of batches) {
    const added = addToLog(head, now, batchEntries(head, batch));
    text += added.text;
    head = added.head;
    lines.push(...added.lines);
  }
  return { text, lines, head };
}

const aWord = fc.constantFrom('keep', 'revoke', 'modify', 'escalate');
const someWords = fc.array(
  fc.record({ unit: fc.nat(7), reviewer: fc.constantFrom(...reviewers), word: aWord, why: maybeText }),
  {
    minLength: 1,
    maxLength: 12,
  },
);
type Words = typeof someWords extends fc.Arbitrary<infer T> ? T : never;

const batchOf = (reviewer: string, words: Words, name: string): GivenBatch => ({
  reviewer,
  decisions: words.map(({ unit, word, why }) => ({
    unit: `u-${unit}`,
    word,
    justification: why,
    ticket: null,
    due: null,
  })),
  file: name,
  sha256: createHash('sha256').update(name).digest('hex'),
  seconds: null,
  signature: null,
});

/** One word for each reviewer and unit. */
const oneWordEach = (words: Words): Words => [
  ...new Map(words.map((one) => [`${one.reviewer} ${one.unit}`, one])).values(),
];

test('law 2: a review ends in the same decisions in whatever order, and in however many files, they arrive', () => {
  fc.assert(
    fc.property(
      someUnits,
      fc.boolean(),
      someWords,
      fc.infiniteStream(fc.nat()),
      (units, twoPerson, said, order) => {
        const started = startOf(units, twoPerson);
        const words = oneWordEach(said).filter(({ unit }) => unit < units.length);
        const ofAll = reviewers.map((reviewer, at) =>
          batchOf(
            reviewer,
            words.filter((one) => one.reviewer === reviewer),
            `all ${at}`,
          ),
        );
        const numbers = [...order.take(words.length)];
        const shuffled = words
          .map((word, at) => ({ word, at: numbers[at] ?? 0 }))
          .sort((a, b) => a.at - b.at);
        const singly = shuffled.map(({ word }, at) => batchOf(word.reviewer, [word], `one ${at}`));
        const ends = [ofAll, singly, [...ofAll].reverse()].map((batches) =>
          [...stateOf(started, after(started, batches).lines).units.values()].map(
            ({ word, settledBy, waitsFor, disagreement }) => ({
              word,
              settledBy,
              waitsFor,
              disagreement,
            }),
          ),
        );
        expect(ends[1]).toEqual(ends[0]);
        expect(ends[2]).toEqual(ends[0]);
      },
    ),
    { numRuns, seed },
  );
});

test('law 4: a log of which any byte is changed, or any line moved, dropped or repeated, is not believed', () => {
  fc.assert(
    fc.property(
      someUnits,
      someWords,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (units, words, n, m, flip) => {
        const { text } = after(startOf(units, false), [
          batchOf(reviewers[0], words, 'a'),
          batchOf(reviewers[1], words, 'b'),
        ]);
        const bytes = bytesOf(text);
        const whole = readLog(bytes, manifest);
        const changed = Uint8Array.from(bytes);
        const at = n % bytes.length;
        changed[at] = (bytes[at] ?? 0) ^ flip;
        const isFound = (of: Uint8Array) => {
          try {
            const log = readLog(of, manifest);
            return log.head.hash !== whole.head.hash || log.halfBytes > 0;
          } catch {
            return true;
          }
        };
        expect(isFound(changed)).toBe(true);
        const lines = text.split('\n').slice(0, -1);
        const one = n % lines.length;
        const other = m % lines.length;
        const rejoined = (of: readonly string[]) => bytesOf(of.map((line) => `${line}\n`).join(''));
        expect(isFound(rejoined(lines.toSpliced(one, 1)))).toBe(true);
        expect(isFound(rejoined(lines.toSpliced(other, 0, lines[one] ?? '')))).toBe(true);
        if (one !== other) {
          const moved = lines.toSpliced(one, 1);
          expect(isFound(rejoined(moved.toSpliced(other, 0, lines[one] ?? '')))).toBe(true);
        }
      },
    ),
    { numRuns, seed },
  );
});

test('law 4: a log that was cut at its end does not reach the head that somebody kept', () => {
  fc.assert(
    fc.property(someUnits, someWords, fc.nat(), (units, words, n) => {
      const { text, lines, head } = after(startOf(units, false), [batchOf(reviewers[0], words, 'a')]);
      const cut = readLog(bytesOf(text).subarray(0, n % text.length), manifest);
      expect(cut.lines.length).toBeLessThanOrEqual(lines.length);
      if (cut.head.seq < head.seq) expect(cut.lines.some(({ hash }) => hash === head.hash)).toBe(false);
    }),
    { numRuns, seed },
  );
});

test('law 6: an import of which anything is refused changes nothing, and any other is taken whole', async () => {
  await fc.assert(
    fc.asyncProperty(someUnits, someWords, fc.boolean(), fc.nat(), async (units, words, isBroken, n) => {
      const started = startOf(units, false);
      const state = stateOf(started, started.log.lines);
      const sheets = sheetsOf(state).map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row, at) => {
          const said = words[at % words.length];
          return { ...row, decision: said?.word ?? '', justification: said?.why ?? '' };
        }),
      }));
      const broken = n % sheets.length;
      const files = await Promise.all(
        sheets.map(async (sheet, at) => {
          const rows =
            isBroken && at === broken ? sheet.rows.map((row) => ({ ...row, decision: 'aye' })) : sheet.rows;
          const bytes = bytesOf(sheetCsv({ ...sheet, rows }));
          const reading = await readSheet(bytes);
          if (reading.kind === 'refused') throw new Error(reading.refusals[0]?.what);
          return {
            file: `${at}.csv`,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            sheet: reading.sheet,
            signature: null,
          };
        }),
      );
      const taking = takeSheets(state, files);
      const reasonable = (row: {
        readonly decision: string;
        readonly justification: string;
        readonly unit: ReviewUnit;
      }) => row.justification.trim() !== '' || (row.decision === 'keep' && row.unit.privileged === 'no');
      const isFine = !isBroken && sheets.every(({ rows }) => rows.every(reasonable));
      expect(taking.kind).toBe(isFine ? 'taken' : 'refused');
      if (taking.kind === 'refused') return;
      const { lines } = after(started, taking.batches);
      const ends = stateOf(started, lines);
      for (const { reviewer, rows } of sheets)
        for (const { unit, decision } of rows)
          expect(ends.units.get(unit.id)?.decisions.get(reviewer)?.word).toBe(decision);
    }),
    { numRuns, seed },
  );
});

test('the cells of a sheet are read back as they were written, whatever is in them', async () => {
  await fc.assert(
    fc.asyncProperty(someUnits, async (units) => {
      const started = startOf(units, false);
      const state = stateOf(started, started.log.lines);
      for (const sheet of sheetsOf(state)) {
        const bytes = bytesOf(sheetCsv(sheet));
        const reading = await readSheet(bytes);
        if (reading.kind === 'refused') throw new Error(reading.refusals[0]?.what);
        const taking = takeSheets(state, [
          { file: 'a', sha256: manifest, sheet: reading.sheet, signature: null },
        ]);
        expect(taking).toMatchObject({ kind: 'taken', batches: [] });
        expect(reading.sheet.rows[0]?.evidence.size).toBe(csvColumns.length - 6);
      }
    }),
    { numRuns, seed },
  );
});
