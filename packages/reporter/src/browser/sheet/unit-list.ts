import { headingRowTemplate, unitRowTemplate } from 'virtual:templates';
import Handlebars from 'handlebars';
import { windowView } from '../table/window-view.ts';
import type { Decisions } from './decisions.ts';
import { element } from './elements.ts';
import type { Heading, Listed } from './order-units.ts';
import { type SheetUnits, tagsOf } from './sheet-units.ts';

/** What the list shows besides the units themselves. */
export interface ListState {
  readonly units: SheetUnits;
  readonly decisions: Decisions;
  readonly marked: ReadonlySet<number>;
  /** How units are grouped now: `person`, `group`, or empty. */
  readonly by: () => string;
  readonly listed: () => Listed;
  readonly current: () => number;
}

/** What a reviewer does in the list. */
export interface ListHeard {
  readonly chosen: (row: number) => void;
  /** Marks units, or unmarks them. */
  readonly marks: (rows: readonly number[], isMarked: boolean) => void;
}

export interface UnitList {
  /** Shows what is listed now, from the top. */
  readonly show: () => void;
  /** Draws what has changed, and moves the window to the current unit. */
  readonly update: () => void;
}

type Template = Parameters<typeof Handlebars.template>[0];

export function openList(state: ListState, { chosen, marks }: ListHeard): UnitList {
  const { units } = state;
  const frame = element('units');
  const drawUnit = Handlebars.template(unitRowTemplate as Template);
  const drawHeading = Handlebars.template(headingRowTemplate as Template);
  const headingAt = (item: number): Heading | undefined => state.listed().headings[item - units.rows];
  const view = windowView(frame, {
    drawRow: (item) => {
      const heading = headingAt(item);
      return heading === undefined
        ? drawUnit(unitRow(state, item))
        : drawHeading(headingRow(state, heading, item));
    },
    drawn: () => undefined,
  });
  frame.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest('tr');
    const { row: unit, heading } = row?.dataset ?? {};
    const box = event.target.closest('input');
    if (unit !== undefined) {
      if (box === null) chosen(Number(unit));
      else marks([Number(unit)], box.checked);
    } else if (heading !== undefined && box !== null) {
      const under = headingAt(Number(heading))?.rows ?? [];
      marks(
        under.filter((one) => !units.isAlone(one)),
        box.checked,
      );
    }
  });
  return {
    show: () => view.show(state.listed().items),
    update: () => {
      const focused = document.activeElement;
      const inList = focused instanceof HTMLElement && focused !== frame && frame.contains(focused);
      const key = inList ? JSON.stringify(focused.closest('tr')?.dataset) : '';
      view.redraw();
      const place = state.listed().placeOf(state.current());
      if (place >= 0) view.reveal(place);
      // A row that is drawn from scratch has lost the focus, which stays where it was as long as its row is there.
      const rows = [...frame.querySelectorAll('tr')];
      const again = rows.find(({ dataset }) => inList && keyOf(dataset) === keyOf(JSON.parse(key)));
      if (inList) (again?.querySelector('input') ?? frame).focus({ preventScroll: true });
    },
  };
}

function keyOf({ row, heading }: DOMStringMap): string {
  return row ?? `heading ${heading}`;
}

function unitRow({ units, decisions, marked, by, current }: ListState, row: number): object {
  const { text, list, isAlone } = units;
  const { word } = decisions.of(row);
  const heading = by() === 'group' ? text(row, 'group') : text(row, 'person');
  const lacks = decisions.lacks(row);
  return {
    row,
    isCurrent: row === current(),
    isMarked: marked.has(row),
    isAlone: isAlone(row),
    state: word === '' ? 'open' : lacks ? 'lacking' : 'decided',
    named: by() === '' || heading !== text(row, 'subject'),
    subject: text(row, 'subject'),
    means: text(row, 'means'),
    except: list(row, 'except'),
    tags: tagsOf(units, row),
    previousDecision: text(row, 'previousDecision'),
    decision: word,
    lacks,
  };
}

function headingRow({ units, decisions, marked, by }: ListState, { rows }: Heading, heading: number): object {
  const [first = 0] = rows;
  const { text, isAlone } = units;
  const isPerson = by() === 'person';
  const markable = rows.filter((row) => !isAlone(row));
  const about = ['email', 'manager', 'department'].map((column) => text(first, column));
  const [email = '', manager = '', department = ''] = about;
  const name = text(first, isPerson ? 'person' : 'group');
  const parts = [email === name ? '' : email, department, manager === '' ? '' : `manager: ${manager}`].filter(
    (part) => part !== '',
  );
  return {
    heading,
    name,
    about: isPerson ? parts.join(' · ') : '',
    markable: markable.length > 0,
    isMarked: markable.length > 0 && markable.every((row) => marked.has(row)),
    decided: rows.filter(decisions.isDecided).length,
    units: rows.length,
  };
}
