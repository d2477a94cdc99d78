import { unitsLead } from '../../../words/leads.ts';
import { oneLine } from './one-line.ts';
import type { TableSection } from './table-section.ts';

/** What a review decides about. */
export const unitsSection: TableSection = {
  table: 'units',
  id: 'units',
  title: 'Units of the review',
  lead: `<p class="lead">${unitsLead('<code>grantlens review sheets</code>')}</p>`,
  caption: 'Units',
  widths: 'fixed',
  head: oneLine(`
    <th scope="col" class="wide-15" data-sort="kind">Kind</th>
    <th scope="col" class="who wide-22" data-sort="name email groupName principalId groupId">Who</th>
    <th scope="col" data-sort="means">What</th>
    <th scope="col" class="wide-9" data-sort="carries">Carries</th>
    <th scope="col" class="wide-12" data-sort="change">Since last time</th>
    <th scope="col" class="wide-12" data-sort="findings">Findings</th>
  `),
  row: oneLine(`
    <tr data-id="{{id}}">
      <td><span class="tag" data-value="{{kind}}">{{word kind}}</span>
        {{#unlike access "allow"}}<span class="tag access">{{access}}</span>{{/unlike}}</td>
        {{#unless under}}<th scope="row" class="who">
        {{#if principalId}}<span data-page="principal" data-key="{{principalId}}">
        {{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}
        {{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}</span>{{/if}}
        {{#if groupId}}<span class="line">user group <bdi>
        {{#if groupName}}{{groupName}}{{else}}{{groupId}}{{/if}}</bdi></span>{{/if}}</th>{{/unless}}
      <td><bdi>{{means}}</bdi><span class="id row">{{id}}</span>
        {{#if permissionGroupName}}<div class="note"><bdi>{{permissionGroupName}}</bdi></div>{{/if}}
        {{#unlike privileged "no"}}<span class="tag flag" data-value="{{privileged}}">privileged: {{privileged}}</span>{{/unlike}}
        {{#if note}}<div class="note"><bdi>{{note}}</bdi></div>{{/if}}
        {{#each conditions}}<div class="note">works <bdi>{{this}}</bdi></div>{{/each}}
        {{#unlike managedBy "not known"}}<div class="note">managed by: {{managedBy}}</div>{{/unlike}}
        {{#if createdFrom}}<div class="note">made{{#if createdBy}} by <bdi>{{createdBy}}</bdi>{{/if}}
        {{#if createdAt}} on <time>{{day createdAt}}</time>{{/if}}</div>{{/if}}
        {{#if notSeenBefore}}<div class="note">first seen on <time>{{day firstSeen}}</time>, and not on <time>{{day notSeenBefore}}</time></div>{{/if}}
        {{#each changedBy}}<div class="note"><bdi>{{this}}</bdi></div>{{/each}}</td>
      <td data-label="Carries">{{carries}}</td>
      <td>{{#if change}}<span class="tag" data-value="{{change}}">{{change}}</span>{{/if}}
        {{#if previousDecision}}<div class="note">{{previousDecision}}, by <bdi>{{previousReviewer}}</bdi>, {{previousDecidedAt}}</div>{{/if}}</td>
      <td class="only-ids">{{#each findings}}<span class="id row"><bdi>{{this}}</bdi></span>{{/each}}</td>
    </tr>
  `),
  none: 'There is nothing to decide about.',
  filters: `<label>Kind <select name="kind" data-columns="kind"><option value="">any</option><option value="account">in the account</option><option value="membership">in a group</option><option>direct</option><option value="handout">given by a group</option><option value="token">API token</option></select></label>
<label>Privileged <select name="privileged" data-columns="privileged"><option value="">any</option><option>yes</option><option>unknown</option><option>no</option></select></label>
<label>Since last time <select name="change" data-columns="change"><option value="">any</option><option>new</option><option>changed</option><option>unchanged</option></select></label>`,
};
