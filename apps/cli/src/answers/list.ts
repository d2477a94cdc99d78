import type { Access } from '@grantlens/engine';
import { collectionGap } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { TerraformManages } from '@grantlens/snapshot/internal';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import type { TableColumn } from '../output/table.ts';
import { counted } from '../output/words.ts';
import { groups } from './inventory/groups.ts';
import type { Inventory } from './inventory/inventory.ts';
import { members } from './inventory/members.ts';
import { permissions } from './inventory/permissions.ts';
import { roles } from './inventory/roles.ts';
import { tokens } from './inventory/tokens.ts';
import { zones } from './inventory/zones.ts';

/** What there is to list. */
export type ListedKind = 'members' | 'groups' | 'tokens' | 'zones' | 'roles' | 'permissions';

const inventories: Readonly<Record<ListedKind, Inventory>> = {
  members,
  groups,
  tokens,
  zones,
  roles,
  permissions,
};

/** Whether a word says what to list. */
export function isListedKind(word: string): word is ListedKind {
  return Object.hasOwn(inventories, word);
}

/** The question in the words of the command line. */
export interface ListQuestion {
  readonly of: ListedKind;
  readonly filters: readonly string[];
}

/** Answers `list`: the rows for which every filter holds. */
export function answerList(
  access: Access,
  { of, filters }: ListQuestion,
  terraform: TerraformManages = null,
): Answer {
  const { account } = access;
  const { words, columns, rows, restsOn } = inventories[of];
  const [one, many] = words;
  const tests = filters.map((filter) => readFilter(filter, columns));
  const all = rows(access, terraform);
  const shown = all.filter(({ cells }) => tests.every((test) => test(cells)));
  const gaps = restsOn.flatMap((collection) => collectionGap(account, collection) ?? []);
  const count = counted(shown.length, one, many);
  return {
    account,
    envelope: envelope(account, {
      query: { kind: 'list', of, filters },
      complete: gaps.length === 0,
      assumptions: [],
      gaps,
      results: () => shown.map(({ record }) => record()),
    }),
    question: `the ${many} of the account${filters.length === 0 ? '' : `: ${filters.join(', ')}`}`,
    columns,
    cells: () => shown.map(({ cells }) => cells),
    closing: [filters.length === 0 ? count : `${count} of ${all.length}`],
    positive: shown.length > 0,
  };
}

/**
 * Reads a filter: a text that any column holds, or `column=text`, of which `yes`, `no`, `?` and a number must
 * be the whole of the column, or of a line of it.
 */
function readFilter(filter: string, columns: readonly TableColumn[]): (cells: readonly string[]) => boolean {
  const [, name, text] = /^([\w -]+)=(.*)$/s.exec(filter) ?? [];
  if (name === undefined || text === undefined) {
    const wanted = filter.toLowerCase();
    return (cells) => cells.some((cell) => cell.toLowerCase().includes(wanted));
  }
  const at = columns.findIndex(({ title }) => keyOf(title) === keyOf(name));
  if (at < 0) {
    const keys = columns.map(({ title }) => keyOf(title)).join(', ');
    throw new GrantlensError('usage', `there is no column "${name}" to filter by; there are ${keys}`);
  }
  const wanted = text.toLowerCase();
  const isWhole = /^(?:yes|no|\?|\d+|)$/.test(wanted);
  return (cells) => {
    const lines = (cells[at] ?? '').toLowerCase().split('\n');
    return lines.some((line) => (isWhole ? line === wanted : line.includes(wanted)));
  };
}

function keyOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}
