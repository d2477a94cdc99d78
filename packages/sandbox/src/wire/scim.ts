import type { ScimPage } from '../lists/scim-page.ts';
import type { Row } from '../state/row.ts';

/** A page of a list, in the words of RFC 7644. */
export function scimList({ from, rows, info }: ScimPage): Row {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    ...(info?.total_count !== undefined && { totalResults: info.total_count }),
    startIndex: from,
    itemsPerPage: rows.length,
    Resources: rows,
  };
}

/** An error, in the words of RFC 7644. */
export function scimError(status: number, detail: string): Row {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), detail };
}
