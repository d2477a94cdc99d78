import { controlsOf } from '../templates/controls.ts';
import type { TableSection } from './table-section.ts';

/** What a section is before its first row: heading, filters for the script, header. */
export function beforeRows(section: TableSection): string {
  const { table, title, caption, widths, head, filters = '' } = section;
  return `${opening(section)}<form class="filters" data-table="${table}" role="search" aria-label="${title}" hidden>
<label class="find">Search <input type="search" name="find" autocomplete="off" placeholder="any text of a row"></label>
${filters}
<p class="actions"><output>{{rows}} of {{rows}}</output><button type="reset">Clear</button><button type="button" data-do="copy">Copy as CSV</button></p>
</form>
{{#if large}}<p class="without-script">These {{rows}} rows are drawn by the script of this page. Without it, read them in {{file}}.</p>
{{/if}}<div class="table{{#if large}} large{{/if}}" data-table="${table}"><table class="${widths}">
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
