import { summaryLead } from '../../../words/leads.ts';
import { managementSignOff } from '../../../words/summary.ts';
import { controlsOf } from './controls.ts';

/** What management reads first: the five questions, what is wrong, what changed, who must act, and the sign-off. */
export const summaryTemplate: string = `<section class="summary" id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary for management</h2>
${controlsOf('summary')}
<p class="lead">${summaryLead}</p>
<dl class="answers">{{#each summary.questions}}<div><dt><a href="#{{section}}">{{title}}</a></dt><dd>{{says}}</dd></div>
{{/each}}</dl>
<ul class="figures" aria-label="In numbers">
{{#each cover.figures}}<li><b>{{value}}</b><span>{{title}}</span><span class="quiet">{{note}}</span></li>
{{/each}}</ul>
<div class="second">
<div class="pair">
<div><h3>What is wrong</h3>
<p>{{summary.wrong}} <a href="#findings">All findings</a></p>
{{#if summary.found}}<ul class="found">{{#each summary.found}}<li><span class="tag" data-value="{{severity}}">{{severity}}</span> <span>{{title}}</span> <b>{{count}}</b></li>
{{/each}}</ul>
{{#if summary.more}}<p class="quiet">{{summary.more}}</p>
{{/if}}{{/if}}</div>
<div><h3>What changed</h3>
<p>{{summary.changed}} <a href="#changes">All changes</a></p>
{{#if summary.added}}<ul class="found">{{#each summary.added}}<li><span class="tag" data-value="added">added</span> <span><bdi>{{who}}</bdi> <bdi>{{means}}</bdi></span>{{#if isPrivileged}} <span class="tag flag" data-value="yes">privileged</span>{{/if}}</li>
{{/each}}</ul>
{{#if summary.moreAdded}}<p class="quiet">{{summary.moreAdded}}</p>
{{/if}}{{/if}}</div>
</div>
<h3>Who must act</h3>
{{#if summary.acts}}<ol class="acts">{{#each summary.acts}}<li><b><bdi>{{who}}</bdi></b> <span>{{what}}</span> <a href="#{{section}}">{{title}}</a></li>
{{/each}}</ol>
{{else}}<p>Nobody has to do anything because of this report.</p>
{{/if}}<div class="sign-off" id="sign-off">
<h3>Sign-off of the whole</h3>
<p>By signing I attest:</p>
<ul class="attests">${managementSignOff.states.map((says) => `<li>${says}</li>`).join('')}</ul>
<dl>${managementSignOff.fields.map((field) => `<div><dt>${field}</dt><dd></dd></div>`).join('')}</dl>
</div>
</div>
</section>
`;
