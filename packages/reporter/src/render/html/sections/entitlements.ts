import { entitlementsLead } from '../../../words/leads.ts';
import { oneLine } from './one-line.ts';
import type { TableSection } from './table-section.ts';

/** Who holds what, where, by which path. */
export const entitlementsSection: TableSection = {
  table: 'entitlements',
  id: 'entitlements',
  title: 'Entitlements',
  lead: `<p class="lead">{{#if byHolder}}${entitlementsLead.byHolder}{{else}}${entitlementsLead.byPrincipal}{{/if}} ${entitlementsLead.both}</p>`,
  caption: 'Entitlements',
  widths: 'fixed',
  head: oneLine(`
    <th scope="col" class="who wide-25" data-sort="name email principalId">Principal</th>
    <th scope="col" data-sort="means">In words</th>
    <th scope="col" class="wide-15" data-sort="effective privileged">Effective</th>
    <th scope="col" class="wide-20" data-sort="permissionGroupName scopeName scopeKey">Permission group</th>
    <th scope="col" class="wide-18" data-sort="path groupName">Path</th>
  `),
  row: `<tr data-id="{{id}}">{{#unless under}}<th scope="row" class="who"><span data-page="{{principalKind}}" data-key="{{principalId}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}<span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{principalId}}</bdi></span></span>{{#unlike principalKind "member"}}<span class="kind">{{word principalKind}}</span>{{/unlike}}{{#if standing}}{{#unlike standing "active"}}<span class="tag standing" data-value="{{standing}}">{{word standing}}</span>{{/unlike}}{{/if}}</th>{{/unless}}
<td><bdi>{{means}}</bdi>{{#unless standing}}<div class="note">for {{principals}} of its members{{#if holders}}:{{#each holders}} <bdi class="id only">{{this}}</bdi>{{/each}}{{/if}}</div>{{/unless}}{{#if except}}<ul class="note">{{#each except}}<li>Except: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}{{#each conditions}}<div class="note">Only while the token works: <bdi>{{this}}</bdi></div>{{/each}}{{#if notes}}<ul class="note">{{#each notes}}<li>Not seen: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}<span class="id row">{{id}}{{#if cutBy}}, cut by{{#each cutBy}} {{this}}{{/each}}{{/if}}</span></td>
<td><span class="tag" data-value="{{effective}}">{{word effective}}</span> {{#unlike privileged "no"}}<span class="tag flag" data-value="{{privileged}}">privileged: {{privileged}}</span>{{/unlike}}{{#if change}}{{#unlike change "same"}} <span class="tag" data-value="{{change}}">{{change}}</span>{{/unlike}}{{/if}}</td>
<td>{{#if permissionGroupName}}<bdi>{{permissionGroupName}}</bdi>{{/if}}<span class="id"><bdi>{{permissionGroupLabel}}</bdi> <bdi>{{permissionGroupId}}</bdi></span><span class="scope"><span class="id"><bdi>{{scopeKey}}</bdi></span></span></td>
<td class="way">{{#if groupId}}<span class="through" data-page="user-group" data-key="{{groupId}}">{{#if groupName}}<bdi>{{groupName}}</bdi>{{/if}}<span class="id{{#unless groupName}} only{{/unless}}">group <bdi>{{groupId}}</bdi></span></span>{{else}}{{path}}{{/if}} {{#unlike access "allow"}}<span class="tag access">{{access}}</span>{{/unlike}}{{#if policyId}}<span class="id">policy <bdi>{{policyId}}</bdi></span>{{/if}}{{#if resourceGroupName}}<span class="id"><bdi>{{resourceGroupName}}</bdi></span>{{/if}}{{#if resourceGroupId}}<span class="id">on <bdi>{{resourceGroupId}}</bdi></span>{{/if}}</td></tr>`,
  none: 'Nobody holds anything that could be seen.',
  filters: `<label>Principal <input type="text" name="principal" data-columns="name email principalId" data-suggest="email name" autocomplete="off"></label>
<label>Zone or scope <input type="text" name="scope" data-columns="scopeName scopeKey" data-reaches="zone" data-suggest="scopeName" autocomplete="off"></label>
<label>Permission group <input type="text" name="permission" data-columns="permissionGroupName permissionGroupLabel permissionGroupId" data-suggest="permissionGroupName" autocomplete="off"></label>
<label>Effective <select name="effective" data-columns="effective"><option value="">any</option><option>allowed</option><option>unknown</option><option>denied</option><option value="not-granted">not granted</option></select></label>
<label>Privileged <select name="privileged" data-columns="privileged"><option value="">any</option><option>yes</option><option>unknown</option><option>no</option></select></label>
<label>Path <select name="path" data-columns="path"><option value="">any</option><option value="direct">direct</option><option value="group">through a user group</option></select></label>
{{#if meta.previous}}<label>Since the previous review <select name="changed" data-columns="change"><option value="">any</option><option value="added">added</option><option value="changed">changed</option><option value="same">the same</option></select></label>{{/if}}`,
};
