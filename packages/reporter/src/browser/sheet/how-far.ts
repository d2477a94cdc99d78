import { element, textElement } from './elements.ts';
import type { Session } from './session.ts';

/** Says how far the sheet is, and what is missing. */
export function showHowFar({ units, decisions, listed, current, marked }: Session, due: string): void {
  const { decided, open, lacking } = decisions.counts();
  const counted = (count: number): string => count.toLocaleString('en');
  element('counts').replaceChildren(
    textElement('b', `${counted(decided)} of ${counted(units.rows)} decided`),
    ` · ${counted(open)} open${due === '' ? '' : ` · due ${due}`}`,
  );
  const bar = element<HTMLProgressElement>('bar');
  bar.max = Math.max(1, units.rows);
  bar.value = decided;
  const missing = element('lacking');
  missing.hidden = lacking === 0;
  missing.textContent = `${counted(lacking)} ${lacking === 1 ? 'lacks its reason' : 'lack their reasons'}`;
  const save = element<HTMLButtonElement>('save');
  const saveable = decisions.toSave().length;
  save.disabled = saveable === 0;
  save.textContent = saveable === 0 ? 'Save' : `Save ${counted(saveable)}`;
  element('shown').textContent =
    listed().units.length === units.rows
      ? `${counted(units.rows)} ${units.rows === 1 ? 'unit' : 'units'}`
      : `${counted(listed().units.length)} of ${counted(units.rows)} units`;
  const row = current();
  const { word } = decisions.of(row);
  const state = word === '' ? 'not decided' : `${word}${decisions.lacks(row) ? ', needs a reason' : ''}`;
  const said = `${units.text(row, 'subject')} ${units.text(row, 'means')}: ${state}${marked.has(row) ? ', marked' : ''}. ${counted(decided)} of ${counted(units.rows)} decided.`;
  // Said once, and not with every letter of a reason.
  const heard = element('said');
  if (heard.textContent !== said) heard.textContent = said;
}
