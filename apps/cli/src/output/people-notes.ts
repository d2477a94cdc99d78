import { doubtWords } from '@grantlens/engine/internal';
import type { People } from '@grantlens/reporter';
import type { PeopleSection } from '@grantlens/reporter/internal';
import { counted } from './words.ts';

/** How much of a list is said on standard error. */
const mostSaid = 20;

/** What the HR data says and is not understood, with how many rows say it: sentences. */
export function unreadNotes({
  unread,
  passedOver,
  encoding,
}: Pick<People, 'unread' | 'passedOver' | 'encoding'>): readonly string[] {
  const said = unread.map(({ column, text, rows }) => `${column} "${text}" (${counted(rows, 'row')})`);
  const lines = passedOver.map(({ line, text }) => `line ${line} (${text})`);
  return [
    ...(said.length === 0
      ? []
      : [`Not understood in the HR data, and never taken for employed: ${listed(said)}.`]),
    ...(lines.length === 0 ? [] : [`Lines of the HR data that are nobody's row: ${listed(lines)}.`]),
    ...(encoding === 'Windows-1252' ? ['The HR data is not UTF-8, and was read as Windows-1252.'] : []),
  ];
}

/** The members of whom the HR data does not settle whether they left, and why. */
export function undecidedNotes({ undecided }: Pick<PeopleSection, 'undecided'>): readonly string[] {
  const said = undecided.map(
    ({ email, name, id, doubt, lines }) =>
      `${email ?? name ?? id} (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}: the HR data ${doubtWords[doubt]})`,
  );
  return said.length === 0 ? [] : [`Whether they left is unknown: ${listed(said)}.`];
}

function listed(texts: readonly string[]): string {
  const more = texts.length - mostSaid;
  return texts.slice(0, mostSaid).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
