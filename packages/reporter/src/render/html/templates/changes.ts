/** What came, what went and what is no longer what it was. */
export const changesTemplate = `<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Changes since the previous review</h2>
{{#if meta.previous}}<p class="lead">What is not as it was on <time>{{meta.previous.takenAt}}</time>, each with the edit that caused it. The entitlements of then, with what was added and without what was removed, are those of now: see the control totals.</p>
<p class="id">{{meta.previous.snapshotDigest}}</p>
{{#if tables.changes}}<div class="table"><table class="fixed">
<caption>Changed entitlements: {{tables.changes.length}}</caption>
<thead><tr><th scope="col" class="wide-9">Change</th><th scope="col" class="wide-22">Principal</th><th scope="col">What</th><th scope="col" class="wide-12">Then</th><th scope="col" class="wide-12">Now</th><th scope="col" class="wide-25">Because</th></tr></thead>
<tbody>{{#each tables.changes}}
<tr data-id="{{id}}"><td><span class="tag" data-value="{{kind}}">{{kind}}</span></td><th scope="row">{{#if name}}<bdi>{{name}}</bdi>{{/if}}{{#if email}}<bdi class="line">{{email}}</bdi>{{/if}}<span class="id">{{principalKind}} <bdi>{{principalId}}</bdi></span></th><td><bdi>{{means}}</bdi>{{#if groupName}}<div class="note">through the user group <bdi>{{groupName}}</bdi></div>{{/if}}<span class="tag flag" data-value="{{privileged}}">privileged: {{privileged}}</span></td><td>{{#if before}}<span class="tag" data-value="{{before}}">{{before}}</span><div class="note">{{standingBefore}}</div>{{/if}}</td><td>{{#if after}}<span class="tag" data-value="{{after}}">{{after}}</span><div class="note">{{standingAfter}}</div>{{/if}}</td><td><ul>{{#each causes}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul></td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>Nothing changed.</p>
{{/if}}{{else}}<p>Not evaluated: no previous review was given. That nothing is listed here is not a pass.</p>
{{/if}}</section>
`;
