import {
  type DateSaid,
  meaningOfStatus,
  type StatusMeaning,
  type StatusSaid,
} from '@grantlens/engine/internal';
import { shownText } from './blank.ts';
import { looksLikeDay, openDays } from './days.ts';
import { yesNoOf } from './header-names.ts';
import type { Column } from './place-columns.ts';

/** What a cell says: a word, a last day where one stands in the place of "yes", or nothing. */
export type StatusCell =
  | { readonly kind: 'status'; readonly said: StatusSaid }
  | { readonly kind: 'end'; readonly said: DateSaid }
  | null;

/** Opens a status column: what a cell of it says may depend on the others. */
export function openStatuses(
  { name, says }: Column,
  column: readonly string[],
): (cell: string | undefined) => StatusCell {
  const cells = column.flatMap((cell) => shownText(cell) ?? []);
  const isYesNo = cells.every((cell) => yes.test(cell) || no.test(cell));
  // T may be true or terminated: a column that has F, and nothing else, does not say which.
  const isTrueOrFalse =
    cells.every((cell) => /^[tf]$/i.test(cell)) && cells.some((cell) => /^f$/i.test(cell));
  const meant = says === 'yes-no' ? yesNoOf(name) : null;
  const read = openDays(cells);
  const word = (text: string, means: StatusMeaning): StatusCell => ({
    kind: 'status',
    said: { column: name, text, means },
  });
  return (cell) => {
    const text = shownText(cell);
    if (text === null) return null;
    if (says === 'type') return meaningOfStatus(text) === 'gone' ? word(text, 'gone') : null;
    if (meant === null) return word(text, isTrueOrFalse ? 'unread' : meaningOfStatus(text));
    const isLetter = /^[tf]$/i.test(text) && !isYesNo;
    const answer = isLetter ? undefined : yes.test(text) ? meant.yes : no.test(text) ? meant.no : undefined;
    if (answer === null) return null;
    if (answer !== undefined) return word(text, meaningOfStatus(answer));
    if (meant.yes !== 'terminated' || !looksLikeDay(text)) return word(text, meaningOfStatus(text));
    const day = read(text);
    if (day.kind === 'none') return null;
    return { kind: 'end', said: { column: name, text, from: day.kind === 'day' ? day.from : null } };
  };
}

/** Opens a column of dates. */
export function openDates(
  { name }: Column,
  column: readonly string[],
): (cell: string | undefined) => DateSaid | null {
  const read = openDays(column.flatMap((cell) => shownText(cell) ?? []));
  return (cell) => {
    const text = shownText(cell);
    const day = text === null ? null : read(text);
    if (text === null || day === null || day.kind === 'none') return null;
    return { column: name, text, from: day.kind === 'day' ? day.from : null };
  };
}

/**
 * Whether a cell of a column that is not about employment says plainly that somebody left, as a department `Leavers` or
 * `/Terminated Users` does. What else the column is about is not known, so it decides nothing, and is not passed over.
 */
export function hintsAtLeaving(cell: string): boolean {
  const text = (cell.split('/').at(-1) ?? '').trim();
  return text.length > 1 && !mayBeAnything.test(text) && meaningOfStatus(text) === 'gone';
}

const yes = /^(?:y|yes|true|t|1|x|✓|✔|on)$/i;
const no = /^(?:n|no|false|f|0|off)$/i;
const mayBeAnything =
  /^(?:left|gone|ended|closed|disabled|expired|removed|deleted|cancelled|withdrawn|archived|exit(?:ed)?|past|former|ex|released|term|dead|death|died|abandoned|revoked|discharged|separation|retirement|redundancy|departure|alumni|retired|no show|quit)$/i;
