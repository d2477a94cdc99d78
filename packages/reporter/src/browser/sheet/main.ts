import { cellOf, textOf } from '../data/page-table.ts';
import { readColumnar } from '../data/read-columnar.ts';
import { unpack } from '../data/unpack.ts';
import { element } from './elements.ts';
import { openFiles } from './files.ts';
import { openForms } from './forms.ts';
import { showHowFar } from './how-far.ts';
import { hearKeys } from './keys.ts';
import { openSession } from './session.ts';
import { openUnits } from './sheet-units.ts';
import { openList } from './unit-list.ts';
import { showUnit } from './unit-panel.ts';

/** Brings the sheet to life. Nothing is kept but in the file that its reviewer saves. */
async function start(): Promise<void> {
  const tables = readColumnar(await unpack(element('data').textContent ?? ''));
  const units = openUnits(tables);
  const sheet = tables.get('sheet');
  const about = (name: string): string => (sheet === undefined ? '' : textOf(cellOf(sheet, 0, name)));
  const session = openSession(
    units,
    () => performance.now(),
    (what) => update(what),
  );
  const notice = element('notice');
  const say = (sentence: string): void => {
    notice.hidden = sentence === '';
    notice.textContent = sentence;
  };
  const undo = (): void => say(session.undo() ? '' : 'There is nothing to undo.');
  const mark = (): void => {
    const row = session.current();
    if (!session.mark([row], !session.marked.has(row)))
      say('This unit is decided by itself: it is privileged, or may be, or something was found about it.');
  };
  const list = openList(session, {
    chosen: session.go,
    marks: (rows, isMarked) => void session.mark(rows, isMarked),
  });
  const forms = openForms(session, say);
  const save = openFiles(
    { manifest: about('manifest'), reviewer: about('reviewer'), fileName: about('fileName') },
    session,
    say,
  );
  let shown = -1;
  const update = (what: 'list' | 'unit'): void => {
    if (what === 'list') list.show();
    list.update();
    const row = session.current();
    if (row !== shown || what === 'list') {
      showUnit(units, session.listed(), row);
      say('');
    }
    shown = row;
    forms.update();
    showHowFar(session, about('due'));
  };

  const asked = element<HTMLFormElement>('asked');
  const ask = (): void => {
    const { find, show, by } = Object.fromEntries(new FormData(asked)) as Readonly<Record<string, string>>;
    session.ask({ find: find?.trim() ?? '', show: show ?? '', by: by ?? '' });
  };
  asked.addEventListener('input', ask);
  asked.addEventListener('submit', (event) => {
    event.preventDefault();
    element('units').focus({ preventScroll: true });
  });
  element('lacking').addEventListener('click', () => {
    const show = asked.querySelector<HTMLSelectElement>('[name="show"]');
    if (show !== null) show.value = 'lacking';
    ask();
  });
  element('previous').addEventListener('click', () => session.step(-1));
  element('next').addEventListener('click', () => session.step(1));
  element('undo').addEventListener('click', undo);
  hearKeys(session, forms, { save, undo, mark });
  const isSeen = (): boolean => document.visibilityState === 'visible';
  document.addEventListener('visibilitychange', () => session.see(isSeen()));
  for (const moved of ['pointermove', 'wheel', 'keydown'])
    addEventListener(moved, () => session.see(isSeen()), { passive: true });

  document.documentElement.dataset.ready = 'true';
  ask();
  element('units').focus({ preventScroll: true });
}

void start();
