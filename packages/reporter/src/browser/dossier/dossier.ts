import type { Address } from '../address.ts';
import type { PageTable } from '../data/page-table.ts';
import { type DossierContent, dossierContentOf } from './dossier-content.ts';
import { type Drawing, drawTable } from './draw-table.ts';
import { drawWays } from './draw-ways.ts';

/** The page within the page: one member, token, user group or zone, with its ways drawn. */
export interface Dossier {
  /** Shows it in place of the report; false when the report knows no such one. */
  readonly open: (asked: Extract<Address, { kind: 'page' }>) => boolean;
  /** Shows the report again. */
  readonly close: () => void;
}

/** Prepares the place for dossiers, after the report. */
export function openDossiers(
  report: HTMLElement,
  tables: ReadonlyMap<string, PageTable>,
  drawing: Drawing,
): Dossier {
  const place = document.createElement('main');
  place.className = 'sheet dossier';
  place.hidden = true;
  report.after(place);
  let left = 0;
  const title = document.title;
  return {
    open: (asked) => {
      const subject = dossierContentOf(tables, asked);
      if (subject === null) return false;
      if (place.hidden) left = scrollY;
      place.replaceChildren();
      place.insertAdjacentHTML(
        'beforeend',
        '<p class="back"><a href="#">Back to the whole report</a></p><p class="kicker"></p><h1 tabindex="-1"><bdi></bdi></h1><p class="known-as"></p>',
      );
      const kicker = place.querySelector('.kicker');
      const name = place.querySelector('h1 bdi');
      if (kicker !== null) kicker.textContent = subject.kicker;
      if (name !== null) name.textContent = subject.title;
      place.querySelector('.known-as')?.replaceChildren(...knownAs(subject));
      place.insertAdjacentHTML('beforeend', drawWays(subject));
      document.title = `${subject.title}, ${title}`;
      report.hidden = true;
      place.hidden = false;
      for (const part of subject.parts) {
        const heading = document.createElement('h2');
        heading.textContent = part.heading;
        place.append(heading);
        drawTable(place, part, drawing);
      }
      scrollTo(0, 0);
      place.querySelector('h1')?.focus({ preventScroll: true });
      return true;
    },
    close: () => {
      if (place.hidden) return;
      place.hidden = true;
      place.replaceChildren();
      document.title = title;
      report.hidden = false;
      scrollTo(0, left);
    },
  };
}

/** What else somebody or something is known by, and how many reach it. */
function knownAs({ email, id, reached }: DossierContent): readonly HTMLElement[] {
  const parts = [
    ['mail', email],
    ['id', id],
    ['reached', reached === null ? null : `${reached.charAt(0).toUpperCase()}${reached.slice(1)}.`],
  ] as const;
  return parts.flatMap(([name, text]) => {
    if (text === null) return [];
    const element = document.createElement(name === 'reached' ? 'strong' : 'span');
    element.className = name;
    element.textContent = text;
    return [element];
  });
}
