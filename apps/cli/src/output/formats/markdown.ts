import type { Io } from '../../io.ts';
import type { Answer } from '../answer.ts';
import { type CommentPart, commentText } from '../comment.ts';
import { headline, remarks } from '../headline.ts';
import { codeSpan } from '../markdown.ts';
import { listedNotices, type MessagePart, type Ruling, type RulingOutcome } from '../ruling.ts';
import { rulingsOf } from '../rulings-of.ts';

/** A comment for a pull request: what does not pass, the worst first, and the rest folded. */
export async function writeMarkdown(answer: Answer, io: Io): Promise<void> {
  io.err(headline(answer, 'wide'));
  const { account, envelope } = answer;
  const rulings = rulingsOf(answer);
  io.out(
    commentText(account.id, [
      plain([
        `### ${envelope.query.kind}: ${countsOf(rulings)}`,
        '',
        `${codeSpan(account.name ?? account.id)}, as of ${account.takenAt.end}${envelope.complete ? '' : ', **not everything could be seen**'}`,
      ]),
      ...rulingParts(rulings),
    ]),
  );
  io.err(remarks(answer));
}

const outcomes = {
  failed: 'failed',
  'not-evaluated': 'not evaluated',
  skipped: 'skipped',
  passed: 'passed',
} as const satisfies Readonly<Record<RulingOutcome, string>>;

function countsOf(rulings: readonly Ruling[]): string {
  return (['failed', 'not-evaluated', 'skipped', 'passed'] as const)
    .map((outcome) => `${rulings.filter((one) => one.outcome === outcome).length} ${outcomes[outcome]}`)
    .join(', ');
}

/** The parts of a comment about rulings, in the order in which a reader should see them. */
export function rulingParts(rulings: readonly Ruling[]): readonly CommentPart[] {
  const having = (wanted: RulingOutcome) => rulings.filter(({ outcome }) => outcome === wanted);
  return [
    ...having('failed').flatMap(partsOf),
    ...having('not-evaluated').flatMap(partsOf),
    ...folded('skipped', having('skipped')),
    ...folded('passed', having('passed')),
  ];
}

/** Beyond these the notices of one rule would push the others off the page. */
const mostOpen = 10;

function partsOf(ruling: Ruling): readonly CommentPart[] {
  const { id, title, severity, outcome, why, remedy, controls } = ruling;
  const rows = listedNotices(ruling).map(
    ({ message, waived }) => `- ${inMarkdown(message)}${waived === null ? '' : ` (${sentence(waived)})`}`,
  );
  const head = ['', `#### ${outcomes[outcome]}, ${severity}: ${codeSpan(title)}`, ''];
  const facts = [
    `- rule: ${codeSpan(id)}`,
    ...(why === null ? [] : [`- why: ${sentence(why)}`]),
    ...(remedy === null ? [] : [`- what to do: ${sentence(remedy)}`]),
    ...(controls.length === 0 ? [] : [`- controls: ${controls.map((one) => codeSpan(one)).join(', ')}`]),
  ];
  const more = rows.slice(mostOpen);
  return [
    { before: head, rows: rows.slice(0, mostOpen), after: [] },
    ...(more.length === 0 ? [] : [fold(`${more.length} more`, more)]),
    fold('about this rule', facts),
  ];
}

function folded(outcome: RulingOutcome, rulings: readonly Ruling[]): readonly CommentPart[] {
  const rows = rulings.map(({ id, message }) => `- ${codeSpan(id)}: ${sentence(message)}`);
  return rows.length === 0 ? [] : [fold(`${rows.length} ${outcomes[outcome]}`, rows)];
}

/** The summary is HTML: no name may stand in it. */
function fold(summary: string, rows: readonly string[]): CommentPart {
  return { before: ['', `<details><summary>${summary}</summary>`, ''], rows, after: ['', '</details>'] };
}

function plain(lines: readonly string[]): CommentPart {
  return { before: lines, rows: [], after: [] };
}

function inMarkdown(message: readonly MessagePart[]): string {
  return message.map((part) => (typeof part === 'string' ? part : sentence(part.name))).join('');
}

/** What others wrote may be a sentence with names in it. */
function sentence(text: string): string {
  return codeSpan(text, 1000);
}
