import { element } from './elements.ts';
import type { Forms } from './forms.ts';
import type { Session } from './session.ts';

const words: ReadonlyMap<string, string> = new Map([
  ['k', 'keep'],
  ['r', 'revoke'],
  ['m', 'modify'],
  ['e', 'escalate'],
]);

/** Lets a reviewer work without a pointer. In a field, letters are letters; single keys can be switched off. */
export function hearKeys(session: Session, forms: Forms, { save, undo, mark }: KeysHeard): void {
  const frame = element('units');
  const single = element<HTMLInputElement>('single');
  single.addEventListener('change', () => {
    element('keys').dataset.off = String(!single.checked);
  });
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 's') {
      event.preventDefault();
      save();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const isWriting = target instanceof HTMLInputElement && target.type !== 'checkbox';
    if (isWriting || target instanceof HTMLSelectElement) {
      if (key === 'Escape') frame.focus({ preventScroll: true });
      return;
    }
    const isControl = target instanceof Element && target.closest('button, summary, input') !== null;
    const act = actionOf(key, isControl);
    if (act === null || (!single.checked && !(key.startsWith('Arrow') && target === frame))) return;
    event.preventDefault();
    act();
  });

  const search = document.querySelector<HTMLInputElement>('#asked [name="find"]');
  const carried = element<HTMLDetailsElement>('carried');
  const actions: ReadonlyMap<string, () => void> = new Map([
    ['ArrowDown', () => session.step(1)],
    ['n', () => session.step(1)],
    ['ArrowUp', () => session.step(-1)],
    ['p', () => session.step(-1)],
    ['x', mark],
    ['u', undo],
    [
      'c',
      () => {
        carried.open = !carried.open;
      },
    ],
    ['/', () => search?.focus()],
  ]);
  const actionOf = (key: string, isControl: boolean): (() => void) | null => {
    // What has the focus is worked by Enter itself.
    if (key === 'Enter') return isControl ? null : forms.toReason;
    const word = words.get(key.toLowerCase());
    if (word !== undefined) return () => forms.decide(word);
    return actions.get(key) ?? actions.get(key.toLowerCase()) ?? null;
  };
}

/** What keys do besides deciding. */
export interface KeysHeard {
  readonly save: () => void;
  readonly undo: () => void;
  readonly mark: () => void;
}
