import { changesLead } from '../../../words/leads.ts';
import { oneLine } from './one-line.ts';
import type { TableSection } from './table-section.ts';

/** What was added, removed or changed. */
export const changesSection: TableSection = {
  table: 'changes',
  id: 'changes',
  title: 'Changes since the previous review',
  lead: `{{#if meta.previous}}<p class="lead">${changesLead('<time>{{meta.previous.takenAt}}</time>')}</p>
<p class="id">{{meta.previous.snapshotDigest}}</p>{{/if}}`,
  caption: 'Changed entitlements',
  widths: 'fixed',
  head: oneLine(`
    <th scope="col" class="wide-9" data-sort="kind">Change</th>
    <th scope="col" class="who wide-22" data-sort="name email principalId">Principal</th>
    <th scope="col" data-sort="means">What</th>
    <th scope="col" class="wide-15" data-sort="before">Then</th>
    <th scope="col" class="wide-20" data-sort="after">Now</th>
    <th scope="col" class="wide-22" data-sort="causes">Because</th>
  `),
  row: oneLine(`
    <tr data-id="{{id}}">
      <td><span class="tag" data-value="{{kind}}">{{kind}}</span></td>
        {{#unless under}}<th scope="row" class="who"><span data-page="{{principalKind}}" data-key="{{principalId}}">
        {{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}
        {{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}
        <span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{principalId}}</bdi></span></span>
        {{#unlike principalKind "member"}}<span class="kind">{{word principalKind}}</span>{{/unlike}}</th>{{/unless}}
      <td><bdi>{{means}}</bdi>
        {{#if groupName}}<div class="note through">through the user group <bdi>{{groupName}}</bdi></div>{{/if}}
        {{#unlike privileged "no"}}<span class="tag flag" data-value="{{privileged}}">privileged: {{privileged}}</span>{{/unlike}}</td>
      <td data-label="Then">{{#if before}}<span class="tag" data-value="{{before}}">{{word before}}</span>
        <div class="note">{{word standingBefore}}</div>
        {{#each exceptBefore}}<div class="note">Except: <bdi>{{this}}</bdi></div>{{/each}}
        {{#each conditionsBefore}}<div class="note">Only while the token works: <bdi>{{this}}</bdi></div>{{/each}}{{/if}}</td>
      <td data-label="Now">{{#if after}}<span class="tag" data-value="{{after}}">{{word after}}</span>
        <div class="note">{{word standingAfter}}</div>
        {{#each exceptAfter}}<div class="note">Except: <bdi>{{this}}</bdi></div>{{/each}}
        {{#each conditionsAfter}}<div class="note">Only while the token works: <bdi>{{this}}</bdi></div>{{/each}}{{/if}}</td>
      <td><ul>{{#each causes}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul></td>
    </tr>
  `),
  none: `{{#if meta.previous}}Nothing changed.{{else}}Not evaluated: no previous review was given. An empty list here is not a pass.{{/if}}`,
  filters: `<label>Change <select name="kind" data-columns="kind"><option value="">any</option><option>added</option><option>removed</option><option>changed</option></select></label>
<label>Privileged <select name="privileged" data-columns="privileged"><option value="">any</option><option>yes</option><option>unknown</option><option>no</option></select></label>`,
};
