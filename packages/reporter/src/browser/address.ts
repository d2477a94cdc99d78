import { filterNames, type TableState } from './table/table-state.ts';

/** What the part of an address after `#` asks the page to show. */
export type Address =
  | { readonly kind: 'report' }
  | { readonly kind: 'page'; readonly of: PageKind; readonly key: string }
  | { readonly kind: 'table'; readonly table: string; readonly state: TableState };

/** What has a page of its own. */
export const pageKinds = ['member', 'token', 'user-group', 'zone'] as const;
export type PageKind = (typeof pageKinds)[number];

export const kindWords: Readonly<Record<PageKind, string>> = {
  member: 'member',
  token: 'API token',
  'user-group': 'user group',
  zone: 'zone',
};

/** Reads `#member=<id>`, `#table=entitlements&find=dns&privileged=yes`; anything else is the whole report. */
export function readAddress(hash: string): Address {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  for (const of of pageKinds) {
    const key = asked.get(of);
    if (key !== null && key !== '') return { kind: 'page', of, key };
  }
  const table = asked.get('table');
  if (table === null) return { kind: 'report' };
  const values = Object.fromEntries([...asked].filter(([name]) => filterNames(name)));
  return { kind: 'table', table, state: { values, sort: asked.get('sort') ?? '' } };
}

/** The address of somebody's, or something's, own page. */
export function pageAddress(of: PageKind, key: string): string {
  return `#${new URLSearchParams({ [of]: key })}`;
}

/** The address of a table as it is filtered and sorted. */
export function tableAddress(table: string, { values, sort }: TableState): string {
  const set = Object.entries({ ...values, sort }).filter(([, value]) => value !== '');
  return `#${new URLSearchParams([['table', table], ...set])}`;
}
