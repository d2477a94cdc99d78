import type { EntitlementRow } from '@grantlens/reporter/internal';
import { stringify } from 'csv-stringify';
import Handlebars from 'handlebars';

/** The cells that a page shows of an entitlement, as anybody would write them. */
const cellsOf = (row: EntitlementRow) => ({
  who: row.email ?? row.name ?? row.principalId,
  means: row.means,
  effective: row.effective,
  permissionGroup: row.permissionGroupName ?? row.permissionGroupId ?? '',
  scope: row.scopeName ?? row.scopeKey ?? '',
  path: row.groupName ?? row.path,
});

const plainRows = Handlebars.compile(
  '{{#each rows}}<tr><td>{{who}}</td><td>{{means}}</td><td>{{effective}}</td><td>{{permissionGroup}}</td><td>{{scope}}</td><td>{{path}}</td></tr>\n{{/each}}',
  { knownHelpersOnly: true },
);

/** Rows as `{{#each}}` writes them, a thousand at a time. */
export function* plainHtmlRows(rows: readonly EntitlementRow[]): Generator<string, void, void> {
  for (let at = 0; at < rows.length; at += 1_000)
    yield plainRows({ rows: rows.slice(at, at + 1_000).map(cellsOf) });
}

/** A page of one plain table, with a field that hides the rows that do not hold its text. */
export function* plainPage(rows: readonly EntitlementRow[]): Generator<string, void, void> {
  yield `<!doctype html><html lang="en"><meta charset="utf-8"><title>Entitlements</title><input type="search"><table><tbody>`;
  yield* plainHtmlRows(rows);
  yield `</tbody></table><script>
const body = document.querySelector('tbody');
document.querySelector('input').addEventListener('input', ({ target }) => {
  const sought = target.value.toLowerCase();
  for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(sought);
});
</script></html>`;
}

/** How many bytes csv-stringify's stream writes of lines of cells. */
export async function plainCsvBytes(lines: Iterable<readonly unknown[]>): Promise<number> {
  let bytes = 0;
  const stream = stringify({ record_delimiter: 'windows' });
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    stream.once('end', resolve);
    stream.once('error', reject);
  });
  for (const line of lines) {
    if (!stream.write(line)) await new Promise((resolve) => stream.once('drain', resolve));
  }
  stream.end();
  await ended;
  return bytes;
}
