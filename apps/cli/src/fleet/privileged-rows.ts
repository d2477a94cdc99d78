import { printable } from '@grantlens/engine/internal';
import type { PrivilegedHolder } from '@grantlens/fleet/internal';
import { csvText } from '@grantlens/reporter/internal';
import { inOneLine } from '../output/formats/csv.ts';
import { indentedRow } from '../output/formats/json.ts';
import { jsonText } from '../output/json.ts';
import { privilegeNames } from '../output/privilege-names.ts';
import type { Row } from '../output/records.ts';
import type { AnsweredPart, FleetFormat, PrivilegeRow } from './task.ts';

/** Somebody who holds a privilege, in all accounts. */
export type PrivilegedRow = PrivilegedHolder<PrivilegeRow>;

/** The rows of all accounts in a format; `of` is how many accounts answered. */
export function privilegedTexts(
  holders: readonly PrivilegedRow[],
  of: number,
  output: FleetFormat,
): Pick<AnsweredPart, 'size' | 'text' | 'cells'> {
  const size = holders.length;
  switch (output) {
    case 'json':
      return { size, cells: [], text: holders.map((one) => indentedRow(recordOf(one, of))).join(',\n') };
    case 'jsonl':
      return { size, cells: [], text: holders.map((one) => `${jsonText(recordOf(one, of))}\n`).join('') };
    case 'csv':
      return {
        size,
        cells: [],
        text: holders.flatMap((one) => csvRowsOf(one).map((row) => csvText([row.map(inOneLine)]))).join(''),
      };
    case 'table':
    case 'wide':
      return { size, text: '', cells: inTable(holders, output).map((one) => cellsOf(one, of)) };
  }
}

/** `{ person | token, privilege, accounts, unknown, of, where: [{ account, principal, standing, conditions, verdict, via }] }` */
function recordOf({ person, privilege, accounts, unknown, where }: PrivilegedRow, of: number): Row {
  const [first] = where;
  const token = first?.holder.kind === 'token' ? { id: first.holder.id, name: first.holder.name } : undefined;
  return {
    ...(token === undefined
      ? {
          person: {
            userId: person?.userId ?? null,
            emails: person?.emails ?? [],
            sharesEmail: person?.sharesEmail ? true : undefined,
          },
        }
      : { token }),
    privilege: privilegeNames[privilege],
    accounts,
    unknown,
    of,
    where: where.map(({ account, row }) => ({ account: { ...account }, ...row })),
  };
}

/** A row for each account in which somebody holds it, with the account in front. */
function csvRowsOf({
  person,
  privilege,
  accounts,
  unknown,
  where,
}: PrivilegedRow): readonly (readonly string[])[] {
  return where.map(({ account, holder, verdict, words }) => [
    account.id,
    account.name ?? '',
    account.takenAt,
    person?.emails.join('\n') ?? '',
    privilegeNames[privilege],
    `${accounts}`,
    `${unknown}`,
    words.principal,
    ...words.standing,
    verdict,
    words.by,
    holder.id ?? '',
    holder.kind === 'member' ? (holder.userId ?? '') : '',
  ]);
}

/** A cell has room for this many accounts, and for this many paths; the other formats have all. */
const mostNamed = 6;

function cellsOf(
  { person, privilege, accounts, unknown, where }: PrivilegedRow,
  of: number,
): readonly string[] {
  const who = person?.emails.join('\n') || where[0]?.words.principal || '';
  const shared = person?.sharesEmail
    ? `\n(an address of several user ids: ${person.userId ?? 'none yet'})`
    : '';
  return [
    `${who}${shared}`,
    privilegeNames[privilege],
    `${accounts} of ${of}`,
    unknown === 0 ? '' : `${unknown}`,
    few(where.map(({ account }) => printable(account.name ?? account.id))),
    few(where.flatMap(({ words }) => words.by.split('\n'))),
  ];
}

/** Each once, and how many more there are. */
function few(all: readonly string[]): string {
  const each = [...new Set(all)];
  const more = each.length - mostNamed;
  return (more > 0 ? [...each.slice(0, mostNamed), `and ${more} more`] : each).join('\n');
}

/** Who holds everything holds the other privileges too: a narrow table says so once. */
function inTable(holders: readonly PrivilegedRow[], output: FleetFormat): readonly PrivilegedRow[] {
  if (output === 'wide') return holders;
  const everything = holders.filter(({ privilege }) => privilege === 'super-administrator');
  const placesOf = new Map(everything.map((one) => [holderKey(one), placesIn(one)]));
  return holders.filter((one) => {
    const places = placesOf.get(holderKey(one));
    const isMore = places === undefined || [...placesIn(one)].some((place) => !places.has(place));
    return one.privilege === 'super-administrator' || isMore;
  });
}

/** Who it is, whatever they hold. */
export function holderKey({ person, where: [first] }: PrivilegedRow): string {
  return person?.key ?? `${first?.account.id} ${first?.holder.id}`;
}

function placesIn({ where }: PrivilegedRow): ReadonlySet<string> {
  return new Set(where.map(({ account, verdict }) => `${verdict} ${account.digest}`));
}
