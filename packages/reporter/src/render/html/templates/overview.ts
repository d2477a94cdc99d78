import { overviewLead } from '../../../words/leads.ts';
import { controlsOf } from './controls.ts';

/** The picture of who reaches what, the same in words, and the charts. */
export const overviewTemplate: string = `<section id="overview" aria-labelledby="overview-title">
<h2 id="overview-title">Overview</h2>
${controlsOf('overview')}
<p class="lead">${overviewLead}</p>
{{#with drawn.picture}}{{> picture}}{{else}}<p>Nobody in this account holds anything.</p>
{{/with}}{{#if overview.reach.sentences}}<p class="note">{{overview.reach.counts}}</p>
<details class="in-words"><summary>The picture in words</summary>
<ul>{{#each overview.reach.sentences}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>
</details>
{{/if}}<ul class="charts">{{#each drawn.bars}}
<li class="chart" data-chart="{{id}}"><h3>{{title}}</h3><p class="quiet">{{total}} {{of}}</p>
<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="rest" width="100" height="6"/>{{#each parts}}<rect class="part" data-part="{{id}}" x="{{x}}" width="{{width}}" height="6"/>{{/each}}</svg>
<dl>{{#each parts}}<div><dt><span class="swatch" data-part="{{id}}"></span>{{label}}</dt><dd><b>{{value}}</b> <span class="quiet">{{share}}</span></dd></div>{{/each}}</dl>
<p class="note">{{note}}</p></li>
{{/each}}</ul>
</section>
`;
