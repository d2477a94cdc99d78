import { outcome, said, what, who } from './cells.ts';

/** Every revoke: who decided, why, what carried it out, and what shows that it is gone. */
export const revokedSection: string = `<section id="revoked" aria-labelledby="revoked-title">
<h2 id="revoked-title">What was revoked</h2>
<p class="lead">Who decided and why, which step carried it out under which request of the API, and whether it is gone in the snapshot of <time>{{later.takenAt.end}}</time>.</p>
{{#if revoked}}<div class="table cards"><table class="fixed">
<caption>Revokes: {{revoked.length}}</caption>
<thead><tr><th scope="col" class="wide-22">Who</th><th scope="col">What</th><th scope="col" class="wide-22">Decided by, and why</th><th scope="col" class="wide-20">Carried out</th><th scope="col" class="wide-18">Outcome</th></tr></thead>
<tbody>{{#each revoked}}
<tr data-id="{{id}}">${who}${what}${said}<td data-label="Carried out">{{#each carriedOut}}<div class="step"><span class="line">{{did}}</span>{{#if object.name}}<bdi class="line">{{object.name}}</bdi>{{/if}}<span class="note"><time>{{at}}</time></span><span class="id">step <bdi>{{step}}</bdi></span>{{#if requestId}}<span class="id">request <bdi>{{requestId}}</bdi></span>{{else}}<span class="note">it was so already</span>{{/if}}</div>{{else}}{{#if settler}}<span class="quiet">settled by the revoke of: <bdi>{{settler}}</bdi></span>{{else}}<span class="quiet">by no step of a plan</span>{{/if}}{{/each}}</td>${outcome}</tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>Nothing was revoked.</p>
{{/if}}</section>
`;
