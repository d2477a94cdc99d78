import { controlsOf } from './controls.ts';

/** What verdicts are reached by, and what of it changed. */
export const logicTemplate: string = `<h3 id="logic">Logic</h3>
${controlsOf('logic')}
<p class="quiet">The same snapshot, catalogue and program give the same verdicts.</p>
<dl class="source">{{#each logic}}<div><dt>{{title}}</dt><dd><bdi>{{says}}</bdi></dd></div>
{{/each}}</dl>
<details class="part" open><summary>How a verdict is reached, rule by rule</summary>
<ul class="rules">{{#each cover.rules}}<li><span class="id">{{rule}}</span><span>{{says}}</span></li>{{/each}}{{#each coverage.logic.furtherRules}}<li><span class="id">{{rule}}</span><span>{{says}}</span></li>{{/each}}</ul>
</details>
<h4>Assumptions in force</h4>
{{#if cover.assumptions}}<ul class="rules assumptions">{{#each cover.assumptions}}<li>{{says}} <span class="quiet">Entitlements that rest on it: {{rows}}.</span></li>{{/each}}</ul>
{{else}}<p>No row rests on an assumption.</p>
{{/if}}<details class="part" open><summary>In this report</summary>
<ul class="contents">{{#each cover.sections}}<li>{{#if evaluated}}<a href="#{{id}}">{{title}}</a>{{else}}{{title}}{{/if}}<span class="quiet">{{says}}</span></li>{{/each}}</ul>
</details>
`;
