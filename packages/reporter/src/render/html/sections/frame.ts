import { type Fold, foldsOf } from '../folds/folds.ts';
import { controlsOf } from '../templates/controls.ts';
import type { TableSection } from './table-section.ts';

/** What a section is before its first row: heading, filters for the script, header. */
export function beforeRows(section: TableSection): string {
  const { table, title, caption, widths, head, filters = '' } = section;
  const folds = foldsOf[table] ?? [];
  const written = folds[0] === undefined ? '' : `{{#unless large}} data-folded="${folds[0].by}"{{/unless}}`;
  return `${opening(section)}<form class="filters" data-table="${table}" role="search" aria-label="${title}" hidden>
<label class="find">Search <input type="search" name="find" autocomplete="off" placeholder="any text of a row"></label>
${filters}${foldSwitch(folds)}
<p class="actions"><output>{{rows}} of {{rows}}</output>${folds.length === 0 ? '' : '<button type="button" data-do="open">Open all</button><button type="button" data-do="close">Close all</button>'}<button type="reset">Clear</button><button type="button" data-do="copy">Copy as CSV</button></p>
</form>
{{#if large}}<p class="without-script">These {{rows}} rows are drawn by the script of this page. Without it, read them in {{file}}.</p>
{{/if}}<div class="table{{#if large}} large{{/if}}" data-table="${table}"><table class="${widths}"${written}>
<caption data-title="${caption}">${caption}: {{rows}}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
`;
}

/** What a section is after its last row. */
export const afterRows = `</tbody>
</table></div>
</section>
`;

/** A section whose table has no rows. */
export function withoutRows(section: TableSection): string {
  return `${opening(section)}<p>${section.none}</p>
</section>
`;
}

function opening({ id, title, lead }: TableSection): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${controlsOf(id)}
${lead}
`;
}

/** Which headings rows are under. */
function foldSwitch(folds: readonly Fold[]): string {
  if (folds.length === 0) return '';
  const options = folds.map(({ by, label }) => ({ by, value: by as string, label }));
  const list = { by: null, value: 'list', label: 'not: a list' };
  // What is chosen first has no value: an address does not name it.
  const choices = (
    all: readonly { readonly by: string | null; readonly value: string; readonly label: string }[],
  ) =>
    all
      .map(
        ({ by, value, label }, at) =>
          `<option value="${at === 0 ? '' : value}"${by === null ? '' : ` data-by="${by}"`}>${label}</option>`,
      )
      .join('');
  return `
<label>Folded <select name="folded" data-folds="true">{{#if large}}${choices([list, ...options])}{{else}}${choices([...options, list])}{{/if}}</select></label>`;
}
