import { counted, numberText } from '../counted.ts';
import type { Decision, Decisions } from './decisions.ts';
import { element, textElement } from './elements.ts';
import type { Listed } from './order-units.ts';
import { type SheetUnits, tagsOf } from './sheet-units.ts';

/** More lines than this of what a unit carries are counted, and not listed. */
const mostCarried = 500;

/** What is known of a unit besides its sentence: the column and what it is called. */
const facts: readonly (readonly [string, string])[] = [
  ['email', 'E-mail'],
  ['department', 'Department'],
  ['manager', 'Manager'],
  ['permissionGroup', 'Permission group'],
  ['place', 'Where'],
  ['conditions', 'Works'],
  ['lastActivity', 'Last activity'],
  ['managedBy', 'Managed by'],
  ['made', 'Made'],
  ['seen', 'First seen'],
  ['changedBy', 'Recorded changes'],
  ['note', 'Note'],
];

/** Shows the unit that is decided about. */
export function showUnit(units: SheetUnits, listed: Listed, row: number): void {
  const { text, list } = units;
  const subject = textElement('bdi', text(row, 'subject'));
  const strong = document.createElement('b');
  strong.append(subject);
  element('sentence').replaceChildren(
    strong,
    text(row, 'kind') === 'handout' ? ': ' : ' ',
    textElement('bdi', sentenceOf(units, row)),
  );
  const at = listed.units.indexOf(row) + 1;
  element('position').textContent = `${numberText(at)} of ${numberText(listed.units.length)}`;
  element('unit-id').textContent = text(row, 'id');
  element('tags').replaceChildren(
    ...tagsOf(units, row).map(({ value, words }) => textElement('span', words, value)),
  );
  const warning = element('warning');
  warning.hidden = text(row, 'access') !== 'deny';
  warning.textContent = 'This takes access away. Revoking it gives access.';
  element('found').replaceChildren(...list(row, 'found').map((one) => textElement('li', one)));
  showCarried(units, row);
  const before = text(row, 'previousDecision');
  element('facts').replaceChildren(
    ...facts.flatMap(([column, name]) => factOf(name, text(row, column))),
    ...factOf('Since last time', text(row, 'change')),
    ...factOf(
      'Decided last time',
      before &&
        [before, text(row, 'previousReviewer'), text(row, 'previousDecidedAt').slice(0, 10)].join(', '),
    ),
  );
}

/** `can change DNS on z1.example, except …`. */
function sentenceOf({ text, list }: SheetUnits, row: number): string {
  const except = list(row, 'except');
  return `${text(row, 'means')}${except.length === 0 ? '' : `, except ${except.join(', ')}`}`;
}

function showCarried(units: SheetUnits, row: number): void {
  const carried = element<HTMLDetailsElement>('carried');
  const lines = units.carried(row);
  carried.hidden = lines.length === 0;
  const summary = carried.querySelector('summary');
  const count = Number(units.text(row, 'carries'));
  if (summary !== null) summary.textContent = `What it carries: ${counted(count, 'entitlement')}`;
  const more = lines.length - mostCarried;
  carried
    .querySelector('ul')
    ?.replaceChildren(
      ...lines.slice(0, mostCarried).map((line) => textElement('li', line)),
      ...(more > 0 ? [textElement('li', `… and ${numberText(more)} more, which the report lists`)] : []),
    );
}

function factOf(name: string, value: string): readonly HTMLElement[] {
  if (value === '') return [];
  const fact = document.createElement('div');
  fact.append(textElement('dt', name), textElement('dd', value));
  return [fact];
}

/** Shows what was decided in the fields below. */
export function showDecision(units: SheetUnits, decisions: Decisions, row: number): void {
  const form = element<HTMLFormElement>('decide');
  const decision = decisions.of(row);
  form.dataset.word = decision.word;
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-word]'))
    button.setAttribute('aria-pressed', String(button.dataset.word === decision.word));
  for (const field of form.querySelectorAll('input')) {
    const written = decision[field.name as keyof Decision];
    if (field.value !== written) field.value = written;
    field.disabled = decision.word === '';
  }
  const submit = form.querySelector<HTMLButtonElement>('[type="submit"]');
  if (submit !== null) submit.disabled = decision.word === '';
  const lacks = decisions.lacks(row);
  const reason = form.querySelector<HTMLInputElement>('[name="justification"]');
  reason?.setAttribute('aria-invalid', String(lacks));
  element('why').textContent = decision.word === 'modify' ? 'What is to be changed' : 'Reason';
  const hint = element('hint');
  hint.dataset.lacks = String(lacks);
  hint.textContent = hintOf(units, row, decision.word, lacks);
}

/** What a decision leads to that is not said by its word. */
function outcomeOf({ text, fallback }: SheetUnits, row: number, word: string): string {
  const kind = text(row, 'kind');
  if (word === 'escalate' && fallback !== '') return `${fallback} decides about it then.`;
  if (word !== 'revoke') return '';
  if (text(row, 'access') === 'deny') return 'Revoking it gives access.';
  if (kind === 'account')
    return 'This revokes the person’s user groups and own access too, whatever is said of them.';
  return kind === 'token' ? 'This revokes all that the token can do, whatever is said of it.' : '';
}

function hintOf(units: SheetUnits, row: number, word: string, lacks: boolean): string {
  if (word === '')
    return units.keepNeedsReason(row)
      ? 'Every decision about it needs a reason: it is privileged, or may be.'
      : 'Everything but keep needs a reason.';
  if (!lacks) return outcomeOf(units, row, word);
  if (word === 'modify') return 'Write what is to be changed, then Enter.';
  if (word === 'keep') return 'Write why it stays, then Enter: it is privileged, or may be.';
  return 'Write why, then Enter.';
}
