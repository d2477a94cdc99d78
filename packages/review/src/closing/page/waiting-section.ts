/** What waits under an exception, and what people had to do by hand. */
export const waitingSection = `<section id="exceptions" aria-labelledby="exceptions-title">
<h2 id="exceptions-title">Exceptions</h2>
<p class="lead">What need not be carried out yet: each has an owner who answers for it, and a last day.</p>
{{#if exceptions}}<div class="table cards"><table class="fixed">
<caption>Exceptions: {{exceptions.length}}</caption>
<thead><tr><th scope="col" class="wide-22">Who</th><th scope="col">What</th><th scope="col" class="wide-20">Owner</th><th scope="col" class="wide-12">Until</th><th scope="col" class="wide-25">Why</th></tr></thead>
<tbody>{{#each exceptions}}
<tr data-id="{{id}}"><th scope="row">{{#if who}}<bdi class="line strong">{{who}}</bdi>{{/if}}<span class="id">{{id}}</span></th><td data-label="What">{{#if means}}<bdi>{{means}}</bdi>{{/if}}</td><td data-label="Owner"><bdi>{{owner}}</bdi></td><td data-label="Until">{{until}}</td><td data-label="Why"><bdi>{{reason}}</bdi><div class="note"><time>{{at}}</time></div></td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>None.</p>
{{/if}}</section>
<section id="tasks" aria-labelledby="tasks-title">
<h2 id="tasks-title">Tasks</h2>
<p class="lead">What was to be modified, and what no request of the API can do: by hand, with what shows that it is done.</p>
{{#if tasks}}<div class="table cards"><table class="fixed">
<caption>Tasks: {{tasks.length}}</caption>
<thead><tr><th scope="col" class="wide-25">About</th><th scope="col">To be done</th><th scope="col" class="wide-30">Done by, and what shows it</th><th scope="col" class="wide-15">Outcome</th></tr></thead>
<tbody>{{#each tasks}}
<tr data-id="{{id}}"><th scope="row">{{#each subjects}}<bdi class="line strong">{{words}}</bdi><span class="id">{{id}}</span>{{/each}}<span class="id">task {{id}}</span></th><td data-label="To be done">{{#if instruction}}<bdi>{{instruction}}</bdi>{{/if}}{{#if due}}<div class="note">by {{due}}</div>{{/if}}</td><td data-label="Done by, and what shows it">{{#if done}}<bdi class="line">{{done.by}}</bdi><span class="note"><time>{{done.at}}</time></span><bdi class="line why">{{done.evidence}}</bdi>{{else}}<span class="quiet">not yet</span>{{/if}}</td><td data-label="Outcome">{{#each outcomes}}<span class="tag" data-value="{{this}}">{{this}}</span> {{/each}}{{#if exception}}<span class="tag" data-value="exception">exception</span><div class="note">until {{exception.until}}, answered for by <bdi>{{exception.owner}}</bdi></div>{{/if}}</td></tr>
{{/each}}</tbody>
</table></div>
{{else}}<p>None.</p>
{{/if}}</section>
`;
