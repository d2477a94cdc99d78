/** What verdicts are reached by, and what of it changed. */
export const logicTemplate: string = `<h3 id="logic">Logic</h3>
<p class="quiet">How a verdict is reached stands on the cover; these rules say the rest. The same snapshot, catalogue and program give the same verdicts.</p>
<dl class="source">{{#each logic}}<div><dt>{{title}}</dt><dd><bdi>{{says}}</bdi></dd></div>
{{/each}}</dl>
<ul class="rules">{{#each coverage.logic.furtherRules}}<li><span class="id">{{rule}}</span><span>{{says}}</span></li>{{/each}}</ul>
`;
