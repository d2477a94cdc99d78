import { type Address, kindWords, readAddress, tableAddress } from './address.ts';
import type { PageTable } from './data/page-table.ts';
import { readColumnar } from './data/read-columnar.ts';
import { unpack } from './data/unpack.ts';
import { openDossiers } from './dossier/dossier.ts';
import { emptied } from './dossier/draw-table.ts';
import { rowDrawer } from './draw-row.ts';
import { foldOnPhones } from './fold-on-phones.ts';
import { type Link, openLink } from './links.ts';
import { markPlace } from './mark-place.ts';
import { openNotice } from './notice.ts';
import { reachByKeyboard } from './reach-by-keyboard.ts';
import { openFolding } from './table/folding.ts';
import { controlTable, type TableControl } from './table/table-control.ts';
import { windowView } from './table/window-view.ts';
import { writtenView } from './table/written-view.ts';

/** Brings the page to life: without this it is a whole report, with it one that can be asked. */
async function start(): Promise<void> {
  const packed = document.getElementById('data')?.textContent ?? '';
  const tables = readColumnar(await unpack(packed));
  const link = openLink(tables);
  const empty = new Map<string, HTMLTableElement>();
  const controls = new Map<string, TableControl>();
  for (const [name, table] of tables) {
    const frame = document.querySelector<HTMLElement>(`.table[data-table="${name}"]`);
    const written = frame?.querySelector('table') ?? null;
    if (frame === null || written === null) continue;
    empty.set(name, emptied(written));
    const control = openControl(frame, written, { table, tables, link });
    if (control !== null) controls.set(name, control);
  }
  // Pages of zones say it with scripts.
  for (const list of document.querySelectorAll('.reach')) list.remove();
  link(document);
  foldOnPhones();
  const report = document.querySelector('main');
  if (report === null) return;
  const dossiers = openDossiers(report, tables, { empty, link });
  const notice = openNotice(report);
  const go = (address: Address): void => {
    notice(null);
    if (address.kind === 'page' && dossiers.open(address)) return;
    dossiers.close();
    if (address.kind === 'report') document.getElementById(location.hash.slice(1))?.scrollIntoView();
    if (address.kind === 'page')
      notice(`There is no ${kindWords[address.of]} ${address.key} in this report.`);
    if (address.kind !== 'table') return;
    const control = controls.get(address.table);
    if (control === undefined) notice(`There is no table ${address.table} in this report.`);
    control?.take(address.state);
    document.querySelector(`form[data-table="${CSS.escape(address.table)}"]`)?.scrollIntoView();
  };
  reachByKeyboard();
  markPlace();
  // Rows have another height with their ids.
  document.getElementById('show-ids')?.addEventListener('change', () => dispatchEvent(new Event('resize')));
  addEventListener('hashchange', () => go(readAddress(location.hash)));
  go(readAddress(location.hash));
  document.documentElement.dataset.ready = 'true';
}

/** What the control of a table goes by. */
interface Controlling {
  readonly table: PageTable;
  readonly tables: ReadonlyMap<string, PageTable>;
  readonly link: Link;
}

function openControl(
  frame: HTMLElement,
  written: HTMLTableElement,
  { table, tables, link }: Controlling,
): TableControl | null {
  const form = document.querySelector<HTMLFormElement>(`form[data-table="${table.name}"]`);
  const { tHead: head, caption } = written;
  const body = written.tBodies[0];
  if (form === null || head === null || caption === null || body === undefined) return null;
  const folding = openFolding(table);
  const isLarge = frame.classList.contains('large');
  const drawRow = rowDrawer(table, isLarge ? 'begun' : 'whole');
  const view = isLarge
    ? windowView(frame, {
        drawRow: (item) => (item < table.rows ? drawRow(item) : (folding?.draw(item) ?? '')),
        drawn: link,
      })
    : writtenView(body, { drawHeading: (item) => folding?.draw(item) ?? '', drawRow, drawn: link });
  const changed: Parameters<typeof controlTable>[0]['changed'] = (state) =>
    history.replaceState(null, '', tableAddress(table.name, state));
  return controlTable({
    table,
    zones: tables.get('zones') ?? null,
    principals: tables.get('principals') ?? null,
    form,
    head,
    caption,
    view,
    folding,
    changed,
  });
}

void start();
