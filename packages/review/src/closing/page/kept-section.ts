import { outcome, said, what, who } from './cells.ts';

/** What was kept, and what else changed meanwhile. */
export const keptSection: string = `<section id="kept" aria-labelledby="kept-title">
<h2 id="kept-title">What was kept</h2>
{{#if kept}}{{#if writesKept}}<div class="table cards"><table class="fixed">
<caption>Kept: {{kept.length}}</caption>
<thead><tr><th scope="col" class="wide-25">Who</th><th scope="col">What</th><th scope="col" class="wide-30">Decided by, and why</th><th scope="col" class="wide-15">Outcome</th></tr></thead>
<tbody>{{#each kept}}
<tr data-id="{{id}}">${who}${what}${said}${outcome}</tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>{{kept.length}} units were kept, too many for a page: closing.json has each with who decided and why.</p>
{{/if}}{{else}}<p>Nothing was kept.</p>
{{/if}}</section>
<section id="others" aria-labelledby="others-title">
<h2 id="others-title">What else changed</h2>
<p class="lead">Between the two snapshots, and not decided in this review.</p>
{{#if others}}<div class="table cards"><table class="fixed">
<caption>Other changes: {{others.length}}</caption>
<thead><tr><th scope="col" class="wide-22">Who</th><th scope="col">What</th><th scope="col" class="wide-18">Where</th><th scope="col" class="wide-20">Before and after</th><th scope="col" class="wide-22">Because</th></tr></thead>
<tbody>{{#each others}}
<tr><th scope="row"><bdi>{{principal}}</bdi></th><td data-label="What">{{#if permission}}<bdi>{{permission}}</bdi>{{else}}<span class="quiet">can act or not</span>{{/if}}</td><td data-label="Where">{{#if scope}}<bdi>{{scope}}</bdi>{{/if}}</td><td data-label="Before and after"><span class="tag" data-value="{{before}}">{{before}}</span> → <span class="tag" data-value="{{after}}">{{after}}</span></td><td data-label="Because">{{#each causes}}<bdi>{{this}}</bdi>{{/each}}</td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>Nothing.</p>
{{/if}}</section>
`;
