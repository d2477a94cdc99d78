import type { Row } from '../state/row.ts';

/** A list, in the words of RFC 7644. Pages begin at a row, from 1. */
export function scimList(rows: readonly Row[], query: URLSearchParams): Row {
  const from = Math.max(1, Number(query.get('startIndex')) || 1);
  const count = query.has('count') ? Math.max(0, Number(query.get('count')) || 0) : 100;
  const page = rows.slice(from - 1, from - 1 + count);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: rows.length,
    startIndex: from,
    itemsPerPage: page.length,
    Resources: page,
  };
}

/** An error, in the words of RFC 7644. */
export function scimError(status: number, detail: string): Row {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), detail };
}
