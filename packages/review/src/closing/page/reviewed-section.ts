/** What was reviewed, counted three times. */
export const reviewedSection = `<section id="reviewed" aria-labelledby="reviewed-title">
<h2 id="reviewed-title">What was reviewed</h2>
<p class="lead">Units: each is one thing that one edit can take away. They were kept as they were when the review started; every one is counted at the start, when decided, and when closed.</p>
<div class="table narrow"><table>
<caption>Units by kind</caption>
<thead><tr><th scope="col">Kind</th><th scope="col" class="number">At the start</th><th scope="col" class="number">Decided</th><th scope="col" class="number">Closed</th></tr></thead>
<tbody>{{#each kinds}}
<tr><th scope="row">{{kind}}</th><td class="number">{{started}}</td><td class="number">{{decided}}</td><td class="number">{{closed}}</td></tr>
{{/each}}</tbody>
</table></div>
<div class="table narrow"><table>
<caption>Control totals: each number counted in two ways</caption>
<thead><tr><th scope="col" class="wide-25">Total</th><th scope="col" class="number wide-12">Units</th><th scope="col">Made of</th><th scope="col" class="wide-9">Ties</th></tr></thead>
<tbody>{{#each totals}}
<tr><th scope="row">{{title}}</th><td class="number">{{total}}</td><td>{{madeOf}}</td><td><span class="tag" data-value="{{ties}}">{{#if ties}}yes{{else}}no{{/if}}</span></td></tr>
{{/each}}</tbody>
</table></div>
</section>
`;
