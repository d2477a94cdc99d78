/** Everybody, and every token, that can act in the account. */
export const populationTemplate = `<section id="population" aria-labelledby="population-title">
<h2 id="population-title">Population</h2>
<p class="lead">Every member of the account, the invited and the rejected included, and every API token the account owns.</p>
<div class="table"><table>
<caption>Principals: {{tables.principals.length}}</caption>
<thead><tr><th scope="col" class="wide-25">Principal</th><th scope="col">Standing</th><th scope="col">2FA</th><th scope="col" class="short">API access</th><th scope="col" class="short">SSO domain</th><th scope="col" class="short">Third party</th><th scope="col" class="wide-15">User groups</th><th scope="col" class="number">Direct</th><th scope="col" class="number">Inherited</th><th scope="col" class="number">Privileged</th><th scope="col" class="wide-15">Expires, last used</th></tr></thead>
<tbody>{{#each tables.principals}}
<tr data-id="{{id}}"><th scope="row">{{#if name}}<bdi>{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line">{{email}}</bdi>{{/if}}<span class="id">{{kind}} <bdi>{{id}}</bdi></span></th><td><span class="tag" data-value="{{standing}}">{{standing}}</span>{{#if status}}<div class="note"><bdi>{{status}}</bdi></div>{{/if}}</td><td>{{#if twoFactor}}<span class="tag" data-value="{{twoFactor}}">{{twoFactor}}</span>{{/if}}</td><td class="short">{{#if apiAccess}}{{apiAccess}}{{/if}}</td><td class="short">{{#if ssoDomain}}{{ssoDomain}}{{/if}}</td><td class="short">{{#if thirdParty}}{{thirdParty}}{{/if}}</td><td>{{#if groups}}<ul>{{#each groups}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>{{/if}}</td><td class="number">{{directEntitlements}}</td><td class="number">{{inheritedEntitlements}}</td><td class="number">{{privilegedEntitlements}}</td><td>{{#if expiresOn}}<span class="line">expires <time>{{expiresOn}}</time></span>{{/if}}{{#if lastUsedOn}}<span class="line">used <time>{{lastUsedOn}}</time></span>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
</section>
`;
