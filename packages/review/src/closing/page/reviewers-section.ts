/** Who reviewed, what stands out in it, and how the decisions came in. */
export const reviewersSection = `<section id="reviewers" aria-labelledby="reviewers-title">
<h2 id="reviewers-title">Who reviewed</h2>
<p class="lead">Nobody decided about their own access.{{#if started.twoPerson}} Whatever is privileged, or may be, needed two reviewers who agree.{{/if}}{{#if started.fallback}} What nobody else may decide, or was escalated, went to <bdi>{{started.fallback}}</bdi>.{{/if}}</p>
<div class="table cards"><table>
<caption>Reviewers: {{reviewers.length}}</caption>
<thead><tr><th scope="col">Reviewer</th><th scope="col" class="number">Units</th><th scope="col" class="number">Keep</th><th scope="col" class="number">Revoke</th><th scope="col" class="number">Modify</th><th scope="col" class="number">Units a minute</th></tr></thead>
<tbody>{{#each reviewers}}
<tr><th scope="row"><bdi>{{reviewer}}</bdi></th><td class="number" data-label="Units">{{units}}</td><td class="number" data-label="Keep">{{keep}}</td><td class="number" data-label="Revoke">{{revoke}}</td><td class="number" data-label="Modify">{{modify}}</td><td class="number" data-label="Units a minute">{{#if (stated unitsPerMinute)}}{{unitsPerMinute}}{{else}}<span class="quiet">not known</span>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
<h3>What stands out</h3>
{{#if concerns}}<ul class="concerns">{{#each concerns}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>
{{else}}<p>Nothing: no reviewer decided many units within seconds, or kept everything of 30 or more; nothing that was kept is lost.</p>
{{/if}}<h3>How the decisions came in</h3>
<div class="table cards"><table>
<caption>Batches: {{batches.length}}</caption>
<thead><tr><th scope="col" class="wide-25">Reviewer</th><th scope="col" class="wide-18">When (UTC)</th><th scope="col" class="number wide-12">Line of the log</th><th scope="col" class="number wide-9">Decisions</th><th scope="col">Sheet</th></tr></thead>
<tbody>{{#each batches}}
<tr><th scope="row"><bdi>{{reviewer}}</bdi></th><td data-label="When (UTC)"><time>{{at}}</time></td><td class="number" data-label="Line of the log">{{line}}</td><td class="number" data-label="Decisions">{{decisions}}</td><td data-label="Sheet">{{#if file}}<bdi>{{file}}</bdi><span class="id">{{sha256}}</span>{{else}}<span class="quiet">given on the command line</span>{{/if}}{{#if signer}}<div class="note">signed by <bdi>{{signer}}</bdi></div>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
{{#if reassigned}}<h3>Given to another reviewer</h3>
<div class="table cards"><table>
<caption>Units that were given to another reviewer: {{reassigned.length}}</caption>
<thead><tr><th scope="col">Unit</th><th scope="col">To</th><th scope="col">By</th><th scope="col">Why</th></tr></thead>
<tbody>{{#each reassigned}}
<tr><th scope="row"><bdi class="line">{{means}}</bdi><span class="id">{{unit}}</span></th><td data-label="To"><bdi>{{reviewer}}</bdi></td><td data-label="By"><bdi>{{by}}</bdi><div class="note"><time>{{at}}</time></div></td><td data-label="Why"><bdi>{{reason}}</bdi></td></tr>
{{/each}}</tbody>
</table></div>
{{/if}}</section>
`;
