/** Every question that was asked, and what was found. */
export const findingsTemplate = `<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<p class="lead">Every question that was asked of this account, also those that found nothing: how many were looked at is part of the answer, and nothing is called clean that was not looked at.</p>
<div class="table"><table class="fixed">
<caption>Findings: {{tables.findings.length}}</caption>
<thead><tr><th scope="col" class="wide-9">Severity</th><th scope="col" class="wide-9">Status</th><th scope="col" class="wide-22">Question</th><th scope="col">What was found</th><th scope="col" class="wide-25">Why it matters, and what to do</th><th scope="col" class="number wide-9">Examined</th></tr></thead>
<tbody>{{#each tables.findings}}
<tr data-id="{{id}}"><td><span class="tag" data-value="{{severity}}">{{severity}}</span></td><td><span class="tag" data-value="{{status}}">{{status}}</span></td><th scope="row"><bdi>{{title}}</bdi><span class="id">{{finding}}</span></th><td><bdi>{{what}}</bdi>{{#if subjectId}}<span class="id">{{subjectKind}} <bdi>{{subjectId}}</bdi></span>{{/if}}{{#if waivedBy}}<div class="note">waived by <bdi>{{waivedBy}}</bdi> until <time>{{waivedUntil}}</time>: <bdi>{{waivedBecause}}</bdi></div>{{/if}}</td><td><bdi>{{why}}</bdi><div class="note"><bdi>{{remedy}}</bdi></div><div class="note">{{#each controls}}{{#unless @first}}, {{/unless}}<bdi>{{this}}</bdi>{{/each}}</div></td><td class="number">{{examined}}{{#if unexamined}}<div class="note">{{unexamined}} not</div>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
</section>
`;
