import { entitlementsLead } from '../../../words/leads.ts';
import type { TableSection } from './table-section.ts';

/** Who holds what, where, by which path. */
export const entitlementsSection: TableSection = {
  table: 'entitlements',
  id: 'entitlements',
  title: 'Entitlements',
  lead: `<p class="lead">{{#if byHolder}}${entitlementsLead.byHolder}{{else}}${entitlementsLead.byPrincipal}{{/if}} ${entitlementsLead.both}</p>`,
  caption: 'Entitlements',
  widths: 'fixed',
  head: `<th scope="col" class="who wide-25" data-sort="name email principalId">Principal</th><th scope="col" data-sort="means">In words</th><th scope="col" class="wide-12" data-sort="effective privileged">Effective</th><th scope="col" class="wide-22" data-sort="permissionGroupName scopeName scopeKey">Permission group and scope</th><th scope="col" class="wide-22" data-sort="path groupName">Path</th>`,
  row: `<tr data-id="{{id}}"><th scope="row" class="who"><span data-page="{{principalKind}}" data-key="{{principalId}}">{{#if name}}<bdi class="line strong">{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line mail">{{email}}</bdi>{{/if}}<span class="id{{#unless name}}{{#unless email}} only{{/unless}}{{/unless}}"><bdi>{{principalId}}</bdi></span></span><span class="kind" data-value="{{principalKind}}">{{word principalKind}}</span>{{#if standing}}<span class="tag standing" data-value="{{standing}}">{{word standing}}</span>{{/if}}</th>
<td><bdi>{{means}}</bdi>{{#unless standing}}<div class="note">for {{principals}} of its members{{#if holders}}:{{#each holders}} <bdi class="id only">{{this}}</bdi>{{/each}}{{/if}}</div>{{/unless}}{{#if except}}<ul class="note">{{#each except}}<li>Except: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}{{#each conditions}}<div class="note">Only while the token works: <bdi>{{this}}</bdi></div>{{/each}}{{#if notes}}<ul class="note">{{#each notes}}<li>Not seen: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}<span class="id row">{{id}}{{#if cutBy}}, cut by{{#each cutBy}} {{this}}{{/each}}{{/if}}</span></td>
<td><span class="tag" data-value="{{effective}}">{{word effective}}</span> <span class="tag flag" data-value="{{privileged}}">privileged: {{privileged}}</span></td>
<td>{{#if permissionGroupName}}<bdi>{{permissionGroupName}}</bdi>{{/if}}<span class="id"><bdi>{{permissionGroupLabel}}</bdi> <bdi>{{permissionGroupId}}</bdi></span><span class="scope" data-scope="{{scopeKind}}" data-page="zone" data-key="{{zone}}">{{#if scopeName}}<bdi class="line">{{scopeName}}</bdi>{{/if}}<span class="id"><bdi>{{scopeKey}}</bdi></span></span></td>
<td class="way">{{#if groupId}}<span class="through" data-page="user-group" data-key="{{groupId}}">{{#if groupName}}<bdi>{{groupName}}</bdi>{{/if}}<span class="id{{#unless groupName}} only{{/unless}}">group <bdi>{{groupId}}</bdi></span></span>{{else}}{{path}}{{/if}} <span class="tag access" data-value="{{access}}">{{access}}</span>{{#if policyId}}<span class="id">policy <bdi>{{policyId}}</bdi></span>{{/if}}{{#if resourceGroupName}}<span class="id"><bdi>{{resourceGroupName}}</bdi></span>{{/if}}{{#if resourceGroupId}}<span class="id">on <bdi>{{resourceGroupId}}</bdi></span>{{/if}}</td></tr>`,
  none: 'Nobody holds anything that could be seen.',
  filters: `<label>Principal <input type="text" name="principal" data-columns="name email principalId" data-suggest="email name" autocomplete="off"></label>
<label>Zone or scope <input type="text" name="scope" data-columns="scopeName scopeKey" data-reaches="zone" data-suggest="scopeName" autocomplete="off"></label>
<label>Permission group <input type="text" name="permission" data-columns="permissionGroupName permissionGroupLabel permissionGroupId" data-suggest="permissionGroupName" autocomplete="off"></label>
<label>Effective <select name="effective" data-columns="effective"><option value="">any</option><option>allowed</option><option>unknown</option><option>denied</option><option value="not-granted">not granted</option></select></label>
<label>Privileged <select name="privileged" data-columns="privileged"><option value="">any</option><option>yes</option><option>unknown</option><option>no</option></select></label>
<label>Path <select name="path" data-columns="path"><option value="">any</option><option value="direct">direct</option><option value="group">through a user group</option></select></label>
{{#if meta.previous}}<label>Since the previous review <select name="changed" data-columns="change"><option value="">any</option><option value="added">added</option><option value="changed">changed</option><option value="same">the same</option></select></label>{{/if}}`,
};
