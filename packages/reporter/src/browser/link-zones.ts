import { pageAddress } from './address.ts';
import { cellOf, type PageTable, textOf } from './data/page-table.ts';

/** Makes the names of zones in sentences links to their pages. */
export type LinkZones = (within: ParentNode) => void;

/** What can be the name of a zone. One class of letters: a text without end takes no longer than it is long. */
const nameLike = /[\p{L}\p{N}_.-]+/gu;

/** Opens the linking of zones by name. A name that two zones have leads nowhere: it is not known which is meant. */
export function zoneLinker(zones: PageTable | null): LinkZones {
  const ids = new Map<string, string | null>();
  for (let row = 0; zones !== null && row < zones.rows; row++) {
    const name = textOf(cellOf(zones, row, 'name'));
    ids.set(name, ids.has(name) ? null : textOf(cellOf(zones, row, 'id')));
  }
  return (within) => {
    for (const place of within.querySelectorAll('td bdi, th[scope="row"] bdi')) {
      if (place.childElementCount > 0 || place.closest('a, .id') !== null) continue;
      const linked = linkedText(place.textContent ?? '', ids);
      if (linked !== null) place.replaceChildren(...linked);
    }
  };
}

/** The text with links in it; null where it names no zone. */
function linkedText(
  text: string,
  ids: ReadonlyMap<string, string | null>,
): readonly (string | HTMLElement)[] | null {
  const parts: (string | HTMLElement)[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(nameLike)) {
    // A full stop ends the sentence, not the name.
    const name = word.replace(/\.$/, '');
    // What stands before an address of e-mail is no zone.
    const id = text[index - 1] === '@' ? null : ids.get(name);
    if (id === undefined || id === null) continue;
    const link = document.createElement('a');
    link.href = pageAddress('zone', id);
    link.textContent = name;
    parts.push(text.slice(end, index), link);
    end = index + name.length;
  }
  return parts.length === 0 ? null : [...parts, text.slice(end)];
}
