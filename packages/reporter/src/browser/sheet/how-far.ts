import { counted, numberText } from '../counted.ts';
import { element, textElement } from './elements.ts';
import type { Session } from './session.ts';

/** Says how far the sheet is, and what is missing. */
export function showHowFar({ units, decisions, listed, current, marked }: Session, due: string): void {
  const { decided, open, lacking } = decisions.counts();
  element('counts').replaceChildren(
    textElement('b', `${numberText(decided)} of ${numberText(units.rows)} decided`),
    ` · ${numberText(open)} open${due === '' ? '' : ` · due ${due}`}`,
  );
  const bar = element<HTMLProgressElement>('bar');
  bar.max = Math.max(1, units.rows);
  bar.value = decided;
  const missing = element('lacking');
  missing.hidden = lacking === 0;
  missing.textContent = `${numberText(lacking)} ${lacking === 1 ? 'lacks its reason' : 'lack their reasons'}`;
  const save = element<HTMLButtonElement>('save');
  const saveable = decisions.toSave().length;
  save.disabled = saveable === 0;
  save.textContent = saveable === 0 ? 'Save' : `Save ${numberText(saveable)}`;
  element('shown').textContent =
    listed().units.length === units.rows
      ? counted(units.rows, 'unit')
      : `${numberText(listed().units.length)} of ${numberText(units.rows)} units`;
  const row = current();
  const { word } = decisions.of(row);
  const state = word === '' ? 'not decided' : `${word}${decisions.lacks(row) ? ', needs a reason' : ''}`;
  const said = `${units.text(row, 'subject')} ${units.text(row, 'means')}: ${state}${marked.has(row) ? ', marked' : ''}. ${numberText(decided)} of ${numberText(units.rows)} decided.`;
  // Said once, and not with every letter of a reason.
  const heard = element('said');
  if (heard.textContent !== said) heard.textContent = said;
}
