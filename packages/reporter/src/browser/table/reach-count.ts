import { counted, numberText } from '../counted.ts';
import { cellOf, type PageTable, textOf } from '../data/page-table.ts';

/** How many principals rows give something to, whatever the path: each once. */
interface Reached {
  readonly all: ReadonlySet<string>;
  /** Of these, those who have it on a zone alone, through the whole account, and through a user group. */
  readonly named: ReadonlySet<string>;
  readonly account: ReadonlySet<string>;
  readonly group: ReadonlySet<string>;
}

/** `reached by 41 principals: 3 on the zone itself, 38 through the whole account; 12 through user groups` */
export function reachWords(table: PageTable, rows: Uint32Array, principals: PageTable | null): string {
  const { all, named, account, group } = reachedBy(table, rows, principals);
  if (all.size === 0) return 'reached by nobody';
  const parts = [
    [named, 'on the zone itself'],
    [account, 'through the whole account'],
    [group, 'through user groups'],
  ] as const;
  const said = parts
    .filter(([those]) => those.size > 0)
    .map(([those, how]) => `${numberText(those.size)} ${how}`);
  return `reached by ${counted(all.size, 'principal')}: ${said.join(', ')}`;
}

function reachedBy(table: PageTable, rows: Uint32Array, principals: PageTable | null): Reached {
  const reached = {
    all: new Set<string>(),
    named: new Set<string>(),
    account: new Set<string>(),
    group: new Set<string>(),
  };
  const membersOf = openMembers(principals);
  for (const row of rows) {
    const effective = cellOf(table, row, 'effective');
    if (cellOf(table, row, 'access') === 'deny' || (effective !== 'allowed' && effective !== 'unknown'))
      continue;
    const place = cellOf(table, row, 'zone') === '*' ? reached.account : reached.named;
    const isThroughGroup = cellOf(table, row, 'path') === 'group';
    for (const one of holdersOf(table, row, membersOf)) {
      reached.all.add(one);
      place.add(one);
      if (isThroughGroup) reached.group.add(one);
    }
  }
  return reached;
}

/** Whom a row is about: a principal, the members that it names, or all of a user group. */
function holdersOf(
  table: PageTable,
  row: number,
  membersOf: (group: string) => readonly string[],
): readonly string[] {
  const id = textOf(cellOf(table, row, 'principalId'));
  if (cellOf(table, row, 'principalKind') !== 'user-group') return [id];
  const named = cellOf(table, row, 'holders');
  return Array.isArray(named) && named.length > 0 ? named : membersOf(id);
}

/** Who is in each user group, read once. */
function openMembers(principals: PageTable | null): (group: string) => readonly string[] {
  let members: Map<string, string[]> | null = null;
  return (group) => {
    if (members === null) {
      members = new Map();
      for (let row = 0; principals !== null && row < principals.rows; row++) {
        const groups = cellOf(principals, row, 'groupIds');
        const id = textOf(cellOf(principals, row, 'id'));
        for (const one of Array.isArray(groups) ? groups : []) {
          const own = members.get(one);
          if (own === undefined) members.set(one, [id]);
          else own.push(id);
        }
      }
    }
    return members.get(group) ?? [];
  };
}
