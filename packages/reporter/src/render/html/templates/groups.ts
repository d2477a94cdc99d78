/** What each user group hands to whoever is in it. */
export const groupsTemplate = `<section id="groups" aria-labelledby="groups-title">
<h2 id="groups-title">User groups</h2>
<p class="lead">What a group hands out, every member of it has: a group is reviewed by its contents and not by its name.</p>
<div class="table"><table>
<caption>User groups: {{tables.groups.length}}</caption>
<thead><tr><th scope="col" class="wide-20">Group</th><th scope="col" class="wide-25">Members</th><th scope="col">Hands out</th><th scope="col" class="wide-20">Policies</th></tr></thead>
<tbody>{{#each tables.groups}}
<tr data-id="{{id}}"><th scope="row">{{#if name}}<bdi>{{name}}</bdi>{{/if}}<span class="id"><bdi>{{id}}</bdi></span></th><td>{{members}}{{#if memberNames}}<ul class="note">{{#each memberNames}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}</td><td>{{#if handsOut}}<ul>{{#each handsOut}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>{{else}}<span class="quiet">nothing</span>{{/if}}{{#if notes}}<ul class="note">{{#each notes}}<li>Not seen: <bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}</td><td>{{policies}}{{#each policyIds}}<span class="id"><bdi>{{this}}</bdi></span>{{/each}}</td></tr>
{{/each}}</tbody>
</table></div>
</section>
`;
