import { counted } from '@grantlens/engine/internal';
import type { Comment, CommentLine, CommentSection } from './comment.ts';
import { codeSpan } from './markdown.ts';
import { listedNotices, type MessagePart, type Ruling, type RulingOutcome } from './ruling.ts';

const outcomes = {
  failed: 'failed',
  'not-evaluated': 'not evaluated',
  skipped: 'skipped',
  passed: 'passed',
} as const satisfies Readonly<Record<RulingOutcome, string>>;

/** Rulings as a comment: what does not pass, with who is the trouble, and the rest folded away. */
export function rulingsComment(rulings: readonly Ruling[]): Comment {
  const having = (wanted: RulingOutcome) => rulings.filter(({ outcome }) => outcome === wanted);
  return {
    summary: (['failed', 'not-evaluated', 'skipped', 'passed'] as const)
      .map((outcome) => `${having(outcome).length} ${outcomes[outcome]}`)
      .join(', '),
    sections: [
      ...having('failed').flatMap(sectionsOf),
      ...having('not-evaluated').flatMap(sectionsOf),
      ...listOf('skipped', having('skipped')),
      ...listOf('passed', having('passed')),
    ],
  };
}

/** Beyond these the notices of one rule would push the others off the page. */
const mostOpen = 10;

function sectionsOf(ruling: Ruling): readonly CommentSection[] {
  const { title, severity, outcome } = ruling;
  const lines = listedNotices(ruling).map(({ message, waived }) =>
    row(`- ${inMarkdown(message)}${waived === null ? '' : ` (${sentence(waived)})`}`),
  );
  const more = lines.slice(mostOpen);
  return [
    {
      title: `${outcomes[outcome]}, ${severity}: ${codeSpan(title)}`,
      lines: [...lines.slice(0, mostOpen), ...aboutRule(ruling)],
    },
    ...(more.length === 0 ? [] : [{ title: counted(more.length, 'more line'), isFolded: true, lines: more }]),
  ];
}

function aboutRule({ id, why, remedy, controls }: Ruling): readonly CommentLine[] {
  const facts = [
    ...(why === null ? [] : [sentence(why)]),
    ...(remedy === null ? [] : [`→ ${sentence(remedy)}`]),
    ...(controls.length === 0 ? [] : [controls.map((control) => codeSpan(control)).join(', ')]),
    `rule ${codeSpan(id)}`,
  ];
  return [
    { text: '', rows: 0 },
    ...facts.map((text, at) => ({ text: at === 0 ? text : `<br>${text}`, rows: 0 })),
  ];
}

function listOf(outcome: RulingOutcome, rulings: readonly Ruling[]): readonly CommentSection[] {
  const lines = rulings.map(({ id, message }) => row(`- ${codeSpan(id)}: ${sentence(message)}`));
  return lines.length === 0 ? [] : [{ title: `${lines.length} ${outcomes[outcome]}`, isFolded: true, lines }];
}

function row(text: string): CommentLine {
  return { text, rows: 1 };
}

function inMarkdown(message: readonly MessagePart[]): string {
  return message.map((part) => (typeof part === 'string' ? part : sentence(part.name))).join('');
}

/** What others wrote may be a sentence with names in it. */
function sentence(text: string): string {
  return codeSpan(text, 1000);
}
