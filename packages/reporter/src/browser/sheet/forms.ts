import { counted } from '../counted.ts';
import { element } from './elements.ts';
import { recallReasons } from './reasons.ts';
import type { Session } from './session.ts';
import { showDecision } from './unit-panel.ts';

/** Where decisions are written: about the unit that is looked at, or about those that are marked. */
export interface Forms {
  /** Decides about the current unit, and goes to the next that is open; or chooses a word for all that are marked. */
  readonly decide: (word: string) => void;
  readonly toReason: () => void;
  readonly update: () => void;
}

/** `said` hears sentences for the reviewer. */
export function openForms(session: Session, said: (sentence: string) => void): Forms {
  const { units, decisions, marked } = session;
  const [one, together] = [element<HTMLFormElement>('decide'), element<HTMLFormElement>('together')];
  const reasonIn = (form: HTMLFormElement): HTMLInputElement | null =>
    form.querySelector('[name="justification"]');
  let chosen = '';
  const goOn = (): void => {
    if (!session.goToOpen()) said('Every unit that is listed is decided.');
  };

  const decideOne = (word: string): void => {
    const row = session.current();
    session.write([row], { word });
    if (decisions.lacks(row)) reasonIn(one)?.focus();
    else goOn();
  };
  one.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const row = session.current();
    // The letters of one text are one step to undo.
    session.write([row], { [target.name]: target.value }, `${target.name} of ${row}`);
  });
  one.addEventListener('submit', (event) => {
    event.preventDefault();
    if (decisions.lacks(session.current())) {
      said('This decision needs a reason.');
      reasonIn(one)?.focus();
      return;
    }
    element('units').focus({ preventScroll: true });
    goOn();
  });

  const chooseTogether = (word: string): void => {
    chosen = word;
    update();
    reasonIn(together)?.focus();
  };
  together.addEventListener('submit', (event) => {
    event.preventDefault();
    const written = Object.fromEntries(
      [...together.querySelectorAll('input')].map(({ name, value }) => [name, value]),
    );
    if (chosen === '') {
      said('Choose a decision for the marked units first.');
      return;
    }
    if (chosen !== 'keep' && (written.justification ?? '').trim() === '') {
      said('This decision needs a reason.');
      reasonIn(together)?.focus();
      return;
    }
    const count = marked.size;
    session.write([...marked], { ...written, word: chosen });
    together.reset();
    element('units').focus({ preventScroll: true });
    goOn();
    said(`${counted(count, 'unit')} decided together.`);
  });
  together.addEventListener('reset', () => {
    chosen = '';
    session.mark([...marked], false);
  });

  const decide = (word: string): void => (marked.size > 0 ? chooseTogether(word) : decideOne(word));
  for (const form of [one, together]) {
    for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-word]'))
      button.addEventListener('click', () => decide(button.dataset.word ?? ''));
    const field = reasonIn(form);
    if (field !== null) recallReasons(field, () => earlierReasons(session));
  }

  const update = (): void => {
    one.hidden = marked.size > 0;
    together.hidden = marked.size === 0;
    showDecision(units, decisions, session.current());
    const count = counted(marked.size, 'unit');
    element('marked').textContent = `${count} marked`;
    for (const button of together.querySelectorAll<HTMLButtonElement>('button[data-word]'))
      button.setAttribute('aria-pressed', String(button.dataset.word === chosen));
    const submit = together.querySelector<HTMLButtonElement>('[type="submit"]');
    if (submit !== null)
      submit.textContent = `${chosen === '' ? 'Decide about' : `${capital(chosen)}`} ${count}`;
  };
  return { decide, toReason: () => reasonIn(marked.size > 0 ? together : one)?.focus(), update };
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The reasons of the sheet, the one that was written last first, each once. */
function earlierReasons({ decisions, current, marked }: Session): readonly string[] {
  return decisions.reasons(marked.size > 0 ? -1 : current());
}
