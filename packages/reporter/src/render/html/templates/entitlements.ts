/** Who holds what, where, by which path. */
export const entitlementsTemplate = `<section id="entitlements" aria-labelledby="entitlements-title">
<h2 id="entitlements-title">Entitlements</h2>
<p class="lead">One row for each principal, permission group, scope and path. The same entitlement has the same row id in every report of the account. Without a mark a principal is active and an entitlement not privileged.</p>
<div class="table"><table class="fixed">
<caption>Entitlements: {{tables.entitlements.length}}</caption>
<thead><tr><th scope="col" class="wide-22">Principal</th><th scope="col">In words</th><th scope="col" class="wide-12">Effective</th><th scope="col" class="wide-22">Permission group and scope</th><th scope="col" class="wide-22">Path</th></tr></thead>
<tbody>{{#each tables.entitlements}}
<tr data-id="{{id}}"><th scope="row">{{#if name}}<bdi>{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line">{{email}}</bdi>{{/if}}<span class="id">{{principalKind}} <bdi>{{principalId}}</bdi></span><span class="tag standing" data-value="{{standing}}">{{standing}}</span></th>
<td><bdi>{{means}}</bdi>{{#if except}}<ul class="note">{{#each except}}<li>Except: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}{{#if notes}}<ul class="note">{{#each notes}}<li>Not seen: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}<span class="id">{{id}}{{#if cutBy}}, cut by{{#each cutBy}} {{this}}{{/each}}{{/if}}</span></td>
<td><span class="tag" data-value="{{effective}}">{{effective}}</span> <span class="tag flag" data-value="{{privileged}}">privileged: {{privileged}}</span></td>
<td>{{#if permissionGroupName}}<bdi>{{permissionGroupName}}</bdi>{{/if}}<span class="id"><bdi>{{permissionGroupLabel}}</bdi> <bdi>{{permissionGroupId}}</bdi></span>{{#if scopeName}}<bdi class="line">{{scopeName}}</bdi>{{/if}}<span class="id"><bdi>{{scopeKey}}</bdi></span></td>
<td>{{path}}, {{access}}{{#if groupName}}<bdi>{{groupName}}</bdi>{{/if}}{{#if groupId}}<span class="id">group <bdi>{{groupId}}</bdi></span>{{/if}}{{#if policyId}}<span class="id">policy <bdi>{{policyId}}</bdi></span>{{/if}}{{#if resourceGroupName}}<span class="id"><bdi>{{resourceGroupName}}</bdi></span>{{/if}}{{#if resourceGroupId}}<span class="id">on <bdi>{{resourceGroupId}}</bdi></span>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
</section>
`;
