/** The settings and files that the findings were evaluated with. */
export const evaluationLead = `<p>Evaluated with: {{#each settings}}{{this}}; {{/each}}e-mail domains of the company’s own, besides those of verified SSO connectors: {{#each evaluation.settings.ownDomains}}{{#unless @first}}, {{/unless}}<bdi>{{this}}</bdi>{{else}}none{{/each}}. Waivers: {{#if (stated evaluation.given.waivers)}}{{evaluation.given.waivers}}{{else}}not given{{/if}}; custom rules: {{#if (stated evaluation.given.rules)}}{{evaluation.given.rules}}{{else}}not given{{/if}}; toxic pairs: {{#if (stated evaluation.given.toxicPairs)}}{{evaluation.given.toxicPairs}}{{else}}not given{{/if}}; HR data, rows: {{#if (stated evaluation.given.people)}}{{evaluation.given.people}}{{else}}not given{{/if}}.</p>
{{#if evaluation.idleWaivers}}<p>Waivers that match no finding:</p>
<ul>{{#each evaluation.idleWaivers}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>
{{/if}}`;
