import { findingsLead } from '../../../words/leads.ts';
import { evaluationLead } from './evaluation.ts';
import { oneLine } from './one-line.ts';
import type { TableSection } from './table-section.ts';

/** Every question that was asked, and what was found. */
export const findingsSection: TableSection = {
  table: 'findings',
  id: 'findings',
  title: 'Findings',
  lead: `<p class="lead">${findingsLead}</p>
${evaluationLead}`,
  caption: 'Findings',
  widths: 'fixed',
  head: oneLine(`
    <th scope="col" class="wide-9 asked" data-sort="severity">Severity</th>
    <th scope="col" class="wide-12" data-sort="status">Status</th>
    <th scope="col" class="wide-22 asked" data-sort="title">Question</th>
    <th scope="col" data-sort="what">What was found</th>
    <th scope="col" class="wide-25 asked">Why it matters, and what to do</th>
    <th scope="col" class="number wide-9 asked" data-sort="examined">Examined</th>
  `),
  row: oneLine(`
    <tr data-id="{{id}}">{{#unless under}}<td class="asked">
        <span class="tag" data-value="{{severity}}">{{severity}}</span></td>{{/unless}}
      <td><span class="tag" data-value="{{status}}">{{word status}}</span></td>
        {{#unless under}}<th scope="row" class="asked"><bdi>{{title}}</bdi>
        <span class="id">{{finding}}</span></th>{{/unless}}
      <td><bdi>{{what}}</bdi>{{#each conditions}}<div class="note">works <bdi>{{this}}</bdi></div>{{/each}}
        {{#if subjectId}}<span class="id">{{subjectKind}} <bdi>{{subjectId}}</bdi></span>{{/if}}
        {{#if waivedBy}}<div class="note">
        {{#if waiverEnded}}the waiver of <bdi>{{waivedBy}}</bdi> ended on <time>{{waivedUntil}}</time> and no longer applies{{else}}waived by <bdi>{{waivedBy}}</bdi> until <time>{{waivedUntil}}</time>{{/if}}: <bdi>{{waivedBecause}}</bdi></div>{{/if}}</td>
        {{#unless under}}<td class="asked"><bdi>{{why}}</bdi><div class="note"><bdi>{{remedy}}</bdi></div>
        <div class="note">{{#each controls}}{{#unless @first}}, {{/unless}}<bdi>{{this}}</bdi>{{/each}}</div></td>
      <td data-label="Examined" class="number asked">{{examined}}
        {{#if unexamined}}<div class="note">{{unexamined}} could not be</div>{{/if}}</td>{{/unless}}
    </tr>
  `),
  none: 'No question was asked.',
  filters: `<label>Severity <select name="severity" data-columns="severity"><option value="">any</option><option>critical</option><option>high</option><option>medium</option><option>low</option><option>info</option></select></label>
<label>Status <select name="status" data-columns="status"><option value="">any</option><option>found</option><option>waived</option><option>clean</option><option value="not-evaluated">not evaluated</option></select></label>`,
};
