/** The ids of what the report names: on paper only, for a screen shows them where they belong. */
export const appendixTemplate: string = `<section id="ids" class="on-paper" aria-labelledby="ids-title">
<h2 id="ids-title">Appendix: ids</h2>
{{#if appendix}}<p class="quiet">What the tables name, each with its id. The same ids are in the CSV files, the workbook and report.json.</p>
<div class="ids">{{#each appendix.lists}}<h3>{{title}}</h3>
<ul>{{#each items}}<li><bdi>{{name}}</bdi> <code>{{id}}</code></li>{{/each}}</ul>
{{/each}}{{#if appendix.policies}}<h3>Policies, the resource groups they name, and the entitlement rows from them</h3>
<ul>{{#each appendix.policies}}<li>policy <code>{{policy}}</code>{{#if place}} on <code>{{place}}</code>{{/if}}: <code>{{#each rows}}{{this}} {{/each}}</code></li>{{/each}}</ul>
{{/if}}</div>
{{else}}<p>The ids of this report are too many for paper: they are in entitlements.csv, principals.csv, groups.csv, findings.csv, changes.csv and units.csv, in the workbook and in report.json.</p>
{{/if}}</section>
`;
